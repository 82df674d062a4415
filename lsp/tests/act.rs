//! Formatting, actions and tokens, asked as the server asks them.

mod act {
    mod formatting;
    mod support;
    mod tokens;
}
