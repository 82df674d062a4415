pub(crate) mod continuation_in_column_one;
pub(crate) mod extra_parenthesis;
pub(crate) mod indented_entry;
pub(crate) mod missing_equals;
pub(crate) mod unclosed_parenthesis;
pub(crate) mod unclosed_quote;
