pub(crate) mod alias_characters;
pub(crate) mod alias_is_host;
pub(crate) mod alias_list;
pub(crate) mod duplicate_alias;
pub(crate) mod easy_connect_value;
pub(crate) mod stage_mismatch;
pub(crate) mod unknown_alias;
