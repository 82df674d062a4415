//! The syntax file of Vim, for those who use neither tree-sitter nor the server's colours.

use std::fmt::Write as _;

use super::words::{BOOLEANS, Words};

/// Where it is written.
pub(super) const SYNTAX: &str = "lsp/editors/vim/syntax/oranet.vim";

/// What stands before and behind the words.
const HEAD: &str = include_str!("vim/head.vim");
const TAIL: &str = include_str!("vim/tail.vim");

/// The whole file.
pub(super) fn syntax() -> String {
    let words = Words::of_catalogue();
    let mut text = HEAD.to_owned();
    keywords(&mut text, "oranetTop contained", words.top);
    keywords(&mut text, "oranetKeyword contained", words.nested);
    keywords(&mut text, "oranetValue", words.values);
    keywords(&mut text, "oranetBoolean", BOOLEANS);
    for word in words.suffixed {
        let _ = writeln!(text, "syntax match oranetSuffixed \"\\<{word}_\\S\\+\" contained");
    }
    text + TAIL
}

fn keywords(text: &mut String, group: &str, words: impl IntoIterator<Item = impl AsRef<str>>) {
    for word in words {
        let _ = writeln!(text, "syntax keyword {group} {}", word.as_ref());
    }
}
