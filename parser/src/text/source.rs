use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::Span;

/// The bytes of one file. Cheap to clone; never changed in place.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(Arc<Content>);

/// Whether it is UTF-8 is found out once, so that texts of spans are slices.
#[derive(PartialEq, Eq)]
enum Content {
    Utf8(String),
    Bytes(Vec<u8>),
}

/// A file of 4 GiB or more: offsets would not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file has 4 GiB or more; Oracle Net files are far smaller")
    }
}

impl std::error::Error for TooLarge {}

impl Source {
    /// Takes over the bytes of a file.
    ///
    /// # Errors
    /// [`TooLarge`] for 4 GiB and more.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Self, TooLarge> {
        let bytes = bytes.into();
        if u32::try_from(bytes.len()).is_ok_and(|len| len < u32::MAX) {
            let content =
                String::from_utf8(bytes).map_or_else(|e| Content::Bytes(e.into_bytes()), Content::Utf8);
            return Ok(Self(Arc::new(content)));
        }
        Err(TooLarge)
    }

    /// All bytes.
    pub fn bytes(&self) -> &[u8] {
        match &*self.0 {
            Content::Utf8(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    /// Number of bytes.
    pub fn len(&self) -> u32 {
        self.bytes().len() as u32
    }

    /// Whether the file is empty.
    pub fn is_empty(&self) -> bool {
        self.bytes().is_empty()
    }

    /// The bytes of a span; empty where the span lies outside.
    pub fn slice(&self, span: Span) -> &[u8] {
        self.bytes().get(span.range()).unwrap_or_default()
    }

    /// Whether all of it is UTF-8.
    pub fn is_utf8(&self) -> bool {
        matches!(*self.0, Content::Utf8(_))
    }

    /// The text of a span; bytes that are not UTF-8 become U+FFFD.
    pub fn text(&self, span: Span) -> Cow<'_, str> {
        match &*self.0 {
            Content::Utf8(text) if let Some(text) = text.get(span.range()) => Cow::Borrowed(text),
            _ => String::from_utf8_lossy(self.slice(span)),
        }
    }

    /// Length of the UTF-8 byte order mark at the start: 3 or 0.
    pub fn bom_len(&self) -> u32 {
        if self.bytes().starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 }
    }

    /// Whether the file starts with a UTF-16 byte order mark.
    pub fn is_utf16(&self) -> bool {
        self.bytes().starts_with(b"\xFF\xFE") || self.bytes().starts_with(b"\xFE\xFF")
    }
}

impl Default for Source {
    /// An empty file.
    fn default() -> Self {
        Self(Arc::new(Content::Utf8(String::new())))
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({} bytes)", self.len())
    }
}
