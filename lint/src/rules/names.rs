pub(crate) mod alias_characters;
pub(crate) mod alias_list;
pub(crate) mod duplicate_alias;
