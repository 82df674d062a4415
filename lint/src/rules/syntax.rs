pub(crate) mod unclosed_parenthesis;
