//! The text of PEM (RFC 7468) with the headers that OpenSSL wrote (RFC 1421).

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use crate::WalletError;

const WHAT: &str = "the PEM text";
const BOUNDARY: &str = "-----";

/// One block between its BEGIN and END lines.
pub(super) struct Block<'a> {
    pub(super) label: &'a str,
    lines: Vec<&'a str>,
}

/// The blocks of a file. Text between them is comment.
pub(super) fn blocks(bytes: &[u8]) -> impl Iterator<Item = Result<Block<'_>, WalletError>> {
    let size = bytes.len();
    let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    std::iter::from_fn(move || {
        let begin = lines.by_ref().find(|line| line.starts_with(BOUNDARY.as_bytes()))?;
        Some(block(begin, &mut lines, size))
    })
}

fn block<'a>(
    begin: &'a [u8],
    lines: &mut impl Iterator<Item = &'a [u8]>,
    size: usize,
) -> Result<Block<'a>, WalletError> {
    let truncated = WalletError::Truncated { offset: size, what: WHAT };
    let Some(label) = boundary(begin, "-----BEGIN ") else {
        // A first line that is cut, or an END without its BEGIN.
        return Err(match lines.next() {
            None => truncated,
            Some(_) => WalletError::malformed(WHAT),
        });
    };
    let mut inside = Vec::new();
    for line in lines {
        if line.starts_with(BOUNDARY.as_bytes()) {
            return end(label, line, inside, truncated);
        }
        inside.push(text(line)?);
    }
    Err(truncated)
}

fn end<'a>(
    label: &'a str,
    line: &'a [u8],
    lines: Vec<&'a str>,
    truncated: WalletError,
) -> Result<Block<'a>, WalletError> {
    match boundary(line, "-----END ") {
        Some(found) if found == label => Ok(Block { label, lines }),
        Some(_) => Err(WalletError::malformed(WHAT)),
        None => Err(truncated),
    }
}

/// The label of a whole boundary line.
fn boundary<'a>(line: &'a [u8], start: &str) -> Option<&'a str> {
    text(line).ok()?.strip_prefix(start)?.strip_suffix(BOUNDARY)
}

fn text(line: &[u8]) -> Result<&str, WalletError> {
    std::str::from_utf8(line).map_err(|_| WalletError::malformed(WHAT))
}

impl<'a> Block<'a> {
    /// The bytes that the lines of base64 stand for.
    pub(super) fn data(&self) -> Result<Zeroizing<Vec<u8>>, WalletError> {
        let lines = self.lines.iter().filter(|line| !line.contains(':'));
        let base64 = Zeroizing::new(lines.copied().collect::<String>());
        let mut data = Zeroizing::new(vec![0; base64.len() / 4 * 3]);
        let length = Base64::decode(&*base64, &mut data).map_err(|_| WalletError::malformed(WHAT))?.len();
        data.truncate(length);
        Ok(data)
    }

    /// The value of `DEK-Info` where `Proc-Type` says that the block is encrypted.
    pub(super) fn encryption(&self) -> Result<Option<&'a str>, WalletError> {
        let header = |name| {
            let value = |line: &&'a str| line.split_once(':').filter(|(key, _)| *key == name);
            self.lines.iter().find_map(value).map(|(_, value)| value.trim())
        };
        match header("Proc-Type") {
            Some(kind) if kind.ends_with("ENCRYPTED") => {
                header("DEK-Info").map(Some).ok_or(WalletError::malformed(WHAT))
            }
            _ => Ok(None),
        }
    }
}

/// Appends one block, 64 characters a line.
pub(super) fn write_block(text: &mut Zeroizing<String>, label: &str, data: &[u8]) {
    // Grown once by hand: a string that grows by itself leaves its old copy behind.
    let mut grown = Zeroizing::new(String::with_capacity(text.len() + data.len() * 3 / 2 + 128));
    grown.push_str(text);
    grown.push_str(&format!("-----BEGIN {label}-----\n"));
    for line in data.chunks(48) {
        let mut buffer = Zeroizing::new([0; 64]);
        grown.push_str(Base64::encode(line, &mut *buffer).unwrap_or_default());
        grown.push('\n');
    }
    grown.push_str(&format!("-----END {label}-----\n"));
    *text = grown;
}
