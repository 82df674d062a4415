//! `--record`: every step and packet, a line of JSON each, without what is nobody's business.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use tns_connect::plan::{Attempt, Trust};
use tns_connect::trace::Event;
use tns_parser::{FileKind, Source, parse};

use super::words::millis;

/// The flags before what a DATA packet holds.
const FLAGS: usize = 2;

/// What stands in place of a folder.
const BLANK: &str = "***";

/// The file, which several threads write to.
pub(crate) struct Capture(Mutex<State>);

struct State {
    file: BufWriter<File>,
    /// Folders of wallets, which messages may name.
    folders: BTreeSet<String>,
    error: Option<io::Error>,
}

#[derive(Serialize)]
struct Line<'a> {
    at: f64,
    target: &'a str,
    #[serde(flatten)]
    event: Value,
    /// The bytes of a packet behind its header, in hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

impl Capture {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let file = BufWriter::new(File::create(path)?);
        Ok(Self(Mutex::new(State { file, folders: BTreeSet::new(), error: None })))
    }

    /// Writes an event of a target down; `at` counts from the start of the call.
    pub(crate) fn write(&self, target: &str, at: Duration, event: &Event<'_>) {
        // A thread that panicked has left a whole line or none.
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Event::AttemptStart { attempt, .. } = event {
            state.folders.extend(folder(attempt));
        }
        let Ok(mut value) = serde_json::to_value(event) else { return };
        blank(&mut value, &state.folders);
        let body = match event {
            Event::Sent { kind, packet, .. } | Event::Received { kind, packet, .. } => {
                shown(kind, &packet.body)
            }
            _ => None,
        };
        let line = Line { at: millis(at), target, event: value, body: body.map(|bytes| hex(&bytes)) };
        let text = serde_json::to_string(&line).unwrap_or_default();
        let written = writeln!(state.file, "{text}");
        state.error = state.error.take().or(written.err());
    }

    /// # Errors
    /// The first thing that could not be written.
    pub(crate) fn finish(self) -> io::Result<()> {
        let mut state = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.error.take().map_or(Ok(()), Err)?;
        state.file.flush()
    }
}

fn folder(attempt: &Attempt) -> Option<String> {
    match &attempt.tls.as_ref()?.trust {
        Trust::Wallet(folder) => Some(folder.display().to_string()).filter(|text| !text.is_empty()),
        Trust::System => None,
    }
}

/// Connect data loses who asks, every text the folders of wallets.
fn blank(value: &mut Value, folders: &BTreeSet<String>) {
    match value {
        Value::String(text) => {
            folders.iter().for_each(|folder| *text = text.replace(folder, BLANK));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| blank(value, folders)),
        Value::Object(values) => {
            if let Some(Value::String(text)) = values.get_mut("connect_data") {
                let bytes = redacted(text.as_bytes()).unwrap_or_default();
                *text = String::from_utf8_lossy(&bytes).into_owned();
            }
            values.values_mut().for_each(|value| blank(value, folders));
        }
        _ => {}
    }
}

/// What is shown of a packet. Of DATA it is connect data only: what a login says is full of names.
fn shown(kind: &str, body: &[u8]) -> Option<Vec<u8>> {
    let is_text = body.get(FLAGS) == Some(&b'(');
    if kind == "DATA" && !is_text { None } else { redacted(body) }
}

/// The same bytes with `*` for what CID says, for folders of wallets and for passwords. Nothing where
/// the text in them is cut: nobody knows what it says then.
fn redacted(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let Some(start) = bytes.iter().position(|byte| *byte == b'(') else { return Some(bytes) };
    let source = Source::new(bytes[start..].to_vec()).ok()?;
    let parsed = parse(source, FileKind::Descriptor);
    for entry in parsed.entries() {
        if entry.is_broken() {
            return None;
        }
        for node in entry.descendants() {
            let name = node.name().to_ascii_uppercase();
            let is_hidden = ["CID", "MY_WALLET_DIRECTORY", "WALLET_LOCATION"].contains(&&*name)
                || ["PASSWORD", "PASSWD", "PWD", "SECRET"].iter().any(|word| name.contains(word));
            for value in node.descendants().filter(|value| is_hidden && !value.is_nested()) {
                let span = value.value_span();
                bytes[start + span.start as usize..start + span.end as usize].fill(b'*');
            }
        }
    }
    Some(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{redacted, shown};

    #[test]
    fn what_is_nobodys_business_is_blanked_out() {
        let text = "\0\u{1}(DESCRIPTION=(ADDRESS=(HOST=db))(CONNECT_DATA=(CID=(PROGRAM=p)(HOST=vm)(USER=me)))(SECURITY=(MY_WALLET_DIRECTORY=/w)(WALLET_PASSWORD=x y)))";
        let wanted = text
            .replace("PROGRAM=p", "PROGRAM=*")
            .replace("HOST=vm", "HOST=**")
            .replace("USER=me", "USER=**")
            .replace("=/w", "=**")
            .replace("x y", "***");
        assert_eq!(redacted(text.as_bytes()), Some(wanted.into_bytes()));
        assert_eq!(redacted(b"\0\x08"), Some(b"\0\x08".to_vec()));
        assert_eq!(shown("DATA", b"\0\0(X=1)"), Some(b"\0\0(X=1)".to_vec()));
        assert_eq!(shown("DATA", b"\0\0\x03v(me)"), None, "a login");
        assert_eq!(redacted(b"ser)(HOST=vm)(USER=me)))"), None, "a text that is cut");
    }
}
