//! The grammar of Oracle Net files and descriptors: nom over token kinds.
//!
//! It never fails: what is missing is reported to the sink and taken as given,
//! what is too much is reported and left out of the tree. Every choice is made
//! by looking at the next tokens, never by trying.

mod cursor;
mod entry;
mod value;

use crate::lex::{Lexer, Tokens};
use crate::tree::Builder;
use cursor::{Cursor, Stretch};
use nom::Parser;
use nom::multi::many0_count;

/// Bytes that are lexed at a time; small enough to stay in the cache.
const STRETCH: usize = 64 * 1024;

/// ```abnf
/// file = *entry
/// ```
/// `start` is where the first entry may begin: the start of a line, or after a
/// byte order mark.
pub(crate) fn file(text: &[u8], start: usize, sink: &Builder) {
    let mut lexer = Lexer::new(text, start, true);
    let mut tokens = Tokens::default();
    while lexer.fill(&mut tokens, STRETCH) {
        let stretch = Stretch { tokens: &tokens, text, sink, entries: true };
        // `entry` only fails at the end, so nothing of a stretch is left over.
        let _ = many0_count(entry::entry).parse(Cursor::new(&stretch));
    }
}

/// ```abnf
/// connect-string = value
/// ```
pub(crate) fn connect_string(text: &[u8], start: usize, sink: &Builder) {
    let mut tokens = Tokens::for_text(text);
    if Lexer::new(text, start, false).fill(&mut tokens, usize::MAX) {
        let stretch = Stretch { tokens: &tokens, text, sink, entries: false };
        // A connect string is one entry, whatever it holds.
        let _ = entry::bare(Cursor::new(&stretch));
    }
}
