//! Texts that are made to be slow to read.

/// What is repeated, and what stands once before it.
const REPEATED: [(&str, &[u8], &[u8]); 36] = [
    ("nested (", b"", b"("),
    ("nested ( in an entry", b"A=", b"("),
    ("nested parameters", b"A=", b"(a="),
    ("nested parameters, a line each", b"A=", b"(a=\n"),
    ("opened words", b"A=", b"((x"),
    ("groups in lists", b"A=(x,", b"(y,"),
    ("closed", b"", b")"),
    ("closed in an entry", b"A=", b")"),
    ("closed after a value", b"A=x", b")"),
    ("empty groups", b"A=", b"()"),
    ("parenthesis in a value", b"A=(b=c", b"(d"),
    ("parentheses in a value", b"A=c", b"(d)"),
    ("missing close", b"A=", b"(a=b"),
    ("missing equals", b"A=", b"(a b)"),
    ("unclosed quote", b"A=(b=\"", b"x y "),
    ("unclosed quote, lines", b"A=(b=\"", b"x\n"),
    ("unclosed quotes before entries", b"", b"a=\"\n"),
    ("quote and line", b"", b"\"\n"),
    ("both quotes", b"A=", b"\"'\n"),
    ("quotes and comments", b"A=", b"\"#'\n"),
    ("three quotes and a comment", b"A=", b"\"'\"#\n"),
    ("no text", b"", b"\0"),
    ("blanks", b"", b" "),
    ("empty lines", b"", b"\r\n"),
    ("hard blanks", b"", b"\xC2\xA0"),
    ("half hard blanks", b"", b"\xC2"),
    ("comments", b"", b"#\n"),
    ("names in lines", b"", b"a,\n"),
    ("names", b"", b"a,"),
    ("empty entries", b"", b"a=\n"),
    ("entries on one line", b"", b"a=b "),
    ("indented entries", b"", b" a=b\n"),
    ("words after an entry", b"A=(b=c) ", b"x "),
    ("words without an entry", b"", b"x "),
    ("lines without an entry", b"", b"x\n"),
    ("equals", b"", b"="),
];

/// Every hostile text of about `size` bytes, with what it is.
pub(crate) fn texts(size: usize) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    REPEATED.into_iter().map(move |(name, first, piece)| (name, repeated(first, piece, size)))
}

/// `first`, then `piece` up to `size` bytes.
pub(crate) fn repeated(first: &[u8], piece: &[u8], size: usize) -> Vec<u8> {
    [first, &piece.repeat(size / piece.len())].concat()
}

/// A file as one line of about `size` bytes.
pub(crate) fn one_line(text: &[u8], size: usize) -> Vec<u8> {
    let keep = &text[..size.min(text.len())];
    keep.iter().map(|&byte| if matches!(byte, b'\n' | b'#') { b' ' } else { byte }).collect()
}

/// The whole entries at the start of a file, up to about `size` bytes.
pub(crate) fn head(text: &[u8], size: usize) -> &[u8] {
    let cut = &text[..size.min(text.len())];
    let end = cut.windows(2).rposition(|pair| pair == b"\n\n").map_or(cut.len(), |at| at + 1);
    &text[..end]
}
