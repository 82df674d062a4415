//! `config-file://path?key=…`: the driver takes the connect string from a JSON file. What else stands
//! there, under `pyo`, is not looked at here.

use std::io;
use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::clients::{Place, Refusal};

/// The connect string in the file.
///
/// # Errors
/// DPY-2056, whatever is the matter.
pub(super) fn connect_string(rest: &str, place: Option<&Place<'_>>) -> Result<String, Refusal> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let bytes = read(path, place).map_err(|_| failed("the file cannot be read"))?;
    let mut config: Value = serde_json::from_slice(&bytes).map_err(|_| failed("the file is no JSON"))?;
    if let Some(key) = key_in(query) {
        config = config.get(&key).cloned().ok_or_else(|| failed("the file does not have this key"))?;
    }
    if config.get("password").is_some_and(Value::is_string) {
        return Err(failed("DPY-2058: the file holds a password in plain text"));
    }
    let text = config.get("connect_descriptor").and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| failed("DPY-2059: the file holds no connect_descriptor"))
}

/// A relative path starts at the configuration directory.
fn read(path: &str, place: Option<&Place<'_>>) -> io::Result<Vec<u8>> {
    let place = place.ok_or(io::ErrorKind::NotFound)?;
    place.files.read(&place.folder().join(Path::new(path)))
}

/// The first key that is not empty.
fn key_in(query: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut keys = pairs.filter(|(name, key)| *name == "key" && !key.is_empty()).map(|(_, key)| key);
    keys.next().map(|key| percent_decode_str(&key.replace('+', " ")).decode_utf8_lossy().into_owned())
}

/// The refusal of a protocol that leads nowhere.
pub(super) fn failed(reason: &str) -> Refusal {
    Refusal::coded("DPY-2056", format!("the protocol leads nowhere: {reason}"))
}
