//! Messages as bytes. A message that is none is told, and reading goes on behind it.

use std::io::{self, BufRead, BufReader, Read, Write};

use lsp_server::{ErrorCode, Message, Notification, Request, Response, ResponseError};
use serde_json::{Map, Value, json};

/// Longest line of a header that is looked at; the rest of a longer one is skipped.
const HEADER_LINE: u64 = 4096;

/// Largest message that is read; a larger one is skipped. No document is larger than 4 GiB, and
/// JSON makes little of it longer.
const LARGEST: u64 = 6 << 30;

/// Bytes of a message that are read at once.
const BUFFER: u64 = 64 << 10;

/// What was read.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// Bytes that are no message: what is wrong, without their text, and the answer to them.
    Bad(String, Option<Value>),
    /// Nothing will follow.
    End,
}

/// Reads the next message.
///
/// # Errors
/// Where the input cannot be read, or ends inside of a message.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Incoming> {
    let Some(length) = header(input)? else { return Ok(Incoming::End) };
    if length > LARGEST {
        io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(bad(format!("a message of {length} bytes is too large"), ErrorCode::InvalidRequest));
    }
    // Read as it comes: the text of a large document never stands in memory as JSON as well.
    // Byte by byte, which only a buffer that belongs to the parser makes fast.
    let mut body = input.take(length);
    let buffer = BufReader::with_capacity(length.min(BUFFER) as usize, body.by_ref());
    let read = serde_json::from_reader(buffer);
    io::copy(&mut body, &mut io::sink())?;
    if body.limit() > 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the input ends inside of a message"));
    }
    Ok(match read {
        Ok(value) => message(value).map_or_else(|bad| bad, Incoming::Message),
        // The error names a place and what was expected there, never the text.
        Err(error) => bad(format!("a message is no JSON: {error}"), ErrorCode::ParseError),
    })
}

/// Reads up to the body; gives its length. Lines that are no header are skipped, so that reading
/// finds the next message behind garbage. `None` at the end of the input.
fn header(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(HEADER_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        match (line.trim_ascii(), length) {
            (b"", Some(length)) if line.ends_with(b"\n") => return Ok(Some(length)),
            (line, _) => length = content_length(line).or(length),
        }
    }
}

/// The number behind `Content-Length:`, whatever stands before it.
fn content_length(line: &[u8]) -> Option<u64> {
    const NAME: &[u8] = b"content-length:";
    let at = line.windows(NAME.len()).rposition(|part| part.eq_ignore_ascii_case(NAME))?;
    std::str::from_utf8(&line[at + NAME.len()..]).ok()?.trim().parse().ok()
}

/// A message in its three shapes.
fn message(value: Value) -> Result<Message, Incoming> {
    let Value::Object(mut map) = value else {
        return Err(bad("a message is no object".to_owned(), ErrorCode::InvalidRequest));
    };
    let params = |map: &mut Map<String, Value>| map.remove("params").unwrap_or_default();
    match (map.remove("method"), map.remove("id")) {
        (Some(Value::String(method)), None) => Ok(Notification { method, params: params(&mut map) }.into()),
        (Some(Value::String(method)), Some(id)) => match serde_json::from_value(id.clone()) {
            Ok(id) => Ok(Request { id, method, params: params(&mut map) }.into()),
            Err(_) => Err(unusable("an id is a text or a number of 32 bits", &id)),
        },
        (Some(_), id) => Err(unusable("a method is a text", &id.unwrap_or_default())),
        (None, id) => response(id.unwrap_or_default(), &mut map),
    }
}

/// A bad answer gets no answer.
fn response(id: Value, map: &mut Map<String, Value>) -> Result<Message, Incoming> {
    let unknown = || Incoming::Bad("a message has no method and is no answer".to_owned(), None);
    let id = serde_json::from_value(id).map_err(|_| unknown())?;
    let response_result = match map.remove("error").filter(|error| !error.is_null()) {
        Some(error) => Err(serde_json::from_value::<ResponseError>(error).map_err(|_| unknown())?),
        None => Ok(map.remove("result").unwrap_or_default()),
    };
    Ok(Response { id, response_result }.into())
}

fn bad(why: String, code: ErrorCode) -> Incoming {
    let answer = answer(&Value::Null, code, &why);
    Incoming::Bad(why, Some(answer))
}

fn unusable(why: &str, id: &Value) -> Incoming {
    Incoming::Bad(why.to_owned(), Some(answer(id, ErrorCode::InvalidRequest, why)))
}

fn answer(id: &Value, code: ErrorCode, why: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": why } })
}

/// Writes an answer that has no form in the library: its request has no usable id.
///
/// # Errors
/// Where the output cannot be written.
pub(super) fn write(output: &mut impl Write, answer: &Value) -> io::Result<()> {
    let text = answer.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is read from an input: methods, `?` with a code for what is bad.
    fn all(input: &[u8]) -> Vec<String> {
        let (mut input, mut found) = (input, Vec::new());
        loop {
            match read(&mut input) {
                Ok(Incoming::Message(Message::Request(request))) => found.push(request.method),
                Ok(Incoming::Message(Message::Notification(told))) => found.push(told.method),
                Ok(Incoming::Message(Message::Response(answer))) => found.push(answer.id.to_string()),
                Ok(Incoming::Bad(_, answer)) => {
                    found.push(
                        answer.map_or("!".to_owned(), |answer| format!("?{}", answer["error"]["code"])),
                    );
                }
                Ok(Incoming::End) => return found,
                Err(error) => {
                    found.push(error.kind().to_string());
                    return found;
                }
            }
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn messages_are_read_in_their_shapes() {
        let bodies = [
            r#"{"jsonrpc":"2.0","id":1,"method":"a","params":{}}"#,
            r#"{"id":"x","method":"b"}"#,
            r#"{"method":"c","params":null}"#,
            r#"{"id":7,"result":null}"#,
            r#"{"id":8}"#,
            r#"{"id":9,"error":{"code":1,"message":"no"}}"#,
        ];
        let input: String = bodies.iter().map(|body| framed(body)).collect();
        assert_eq!(all(input.as_bytes()), ["a", "b", "c", "7", "8", "9"]);
    }

    #[test]
    fn what_is_no_message_is_told_and_the_next_one_is_read() {
        let bad = [
            ("{", "?-32700"),
            ("\u{1}", "?-32700"),
            ("[]", "?-32600"),
            ("{}", "!"),
            (r#"{"id":99999999999,"method":"a"}"#, "?-32600"),
            (r#"{"id":1,"method":5}"#, "?-32600"),
            (r#"{"id":1,"error":5}"#, "!"),
        ];
        for (body, wanted) in bad {
            let input = format!("{}{}", framed(body), framed(r#"{"method":"next"}"#));
            assert_eq!(all(input.as_bytes()), [wanted, "next"], "{body}");
        }
        let deep = framed(&"[".repeat(100_000));
        assert_eq!(all(deep.as_bytes()), ["?-32700"]);
        assert_eq!(all(b"Content-Length: 2\r\n\r\n\xFF\xFE"), ["?-32700"]);
    }

    #[test]
    fn headers_are_found_behind_garbage() {
        let next = framed(r#"{"method":"next"}"#);
        for garbage in [
            "\r\n\r\n",
            "nonsense\r\n\r\n",
            "Content-Length: x\r\n\r\n",
            "abc",
            "Content-Type: a\r\n",
            "\0\0\n",
        ] {
            assert_eq!(all(format!("{garbage}{next}").as_bytes()), ["next"], "{garbage:?}");
        }
        let long = format!("{}\r\n{next}", "x".repeat(10_000));
        assert_eq!(all(long.as_bytes()), ["next"]);
    }

    #[test]
    fn an_input_may_end_anywhere() {
        let whole = framed(r#"{"method":"next"}"#);
        for end in 0..whole.len() {
            let found = all(&whole.as_bytes()[..end]);
            assert!(found.is_empty() || found == ["unexpected end of file"], "{end}: {found:?}");
        }
        assert!(all(b"Content-Length: 99999999999999\r\n\r\n{}").len() <= 2);
    }
}
