//! Formatting, actions and tokens, asked as the server asks them.

mod act {
    mod actions;
    mod formatting;
    mod refactorings;
    mod support;
    mod tokens;
}
