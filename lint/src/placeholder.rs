//! The marks of template engines: where a placeholder ends.

use memchr::memmem;

/// An opening and a closing mark.
pub(crate) type Marks = (&'static [u8], &'static [u8]);

/// Bytes after which no placeholder ends: a mark that nobody closes must not cost a search of the
/// whole text.
const LONGEST: usize = 4096;

/// The placeholder at the start of a text: its opening mark and its length. `@NAME@` is one
/// whatever the marks; of two marks with the same start the longer one stands first.
pub(crate) fn at_start(rest: &[u8], marks: &[Marks]) -> Option<(&'static [u8], usize)> {
    if let Some(inner) = rest.strip_prefix(b"@") {
        let length = inner.iter().take(LONGEST).position(|byte| *byte == b'@')?;
        return (length > 1 && is_name(&inner[..length])).then_some((b"@", length + 2));
    }
    let &(open, close) = marks.iter().find(|(open, _)| rest.starts_with(open))?;
    let inner = &rest[open.len()..rest.len().min(LONGEST)];
    let length = match close {
        b"}" => closing(inner),
        b")" => inner.iter().position(|byte| *byte == b')').filter(|&end| is_name(&inner[..end])),
        close => memmem::find(inner, close),
    };
    length.map(|length| (open, open.len() + length + close.len()))
}

/// The brace that closes one that is open, behind those in between: `${A:${B}}`.
fn closing(inner: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in inner.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn is_name(name: &[u8]) -> bool {
    let letter = name.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'_');
    letter && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
}
