use std::io::{self, BufRead};

use serde_json::Value;

use crate::rng::Rng;

/// A message as bytes.
pub fn framed(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}

/// Bytes that are no message: a damaged body, a header that lies or is none.
pub fn garbage(message: &Value, rng: &mut Rng) -> Vec<u8> {
    let text = message.to_string();
    let with_length = |length: usize| format!("Content-Length: {length}\r\n\r\n{text}").into_bytes();
    match rng.below(5) {
        0 => {
            let mut bytes = framed(message);
            let body = bytes.len() - text.len();
            let at = body + rng.below(text.len());
            bytes[at] ^= 1 << rng.below(8);
            bytes
        }
        1 => with_length(rng.below(text.len())),
        2 => with_length(text.len() + 1 + rng.below(16)),
        3 => b"Content-Length: many\r\nno header\r\n\r\n".to_vec(),
        _ => (0..rng.below(64)).map(|_| rng.bits() as u8).chain(*b"\r\n").collect(),
    }
}

/// The next message of a server; `None` at the end.
///
/// # Errors
/// Where the server cannot be read, or writes what is no message.
pub fn read(input: &mut impl BufRead) -> io::Result<Option<Value>> {
    let (mut line, mut length) = (String::new(), 0);
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match (line.trim(), line.trim().strip_prefix("Content-Length: ")) {
            ("", _) => break,
            (_, Some(number)) => length = number.parse().map_err(io::Error::other)?,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    serde_json::from_slice(&body).map(Some).map_err(io::Error::other)
}
