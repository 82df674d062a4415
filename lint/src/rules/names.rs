pub(crate) mod duplicate_alias;
