pub(crate) mod parenthesis_in_column_one;
