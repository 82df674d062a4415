//! One end in Rust, one in Python, and what they say to each other.

use std::io;

use serde_json::{Value as Json, json};
use tns_wire::native::{Agreed, Algorithm, NativeClient, NativeError, NativeServer, NativeStep, Wish};

use super::ask;
use crate::peers::process::Process;

/// The most messages of a negotiation.
const MESSAGES: usize = 8;

/// Our end.
pub(super) enum Ours {
    Client(NativeClient),
    Server(NativeServer),
}

/// What came of a negotiation.
pub(super) struct Talk {
    /// At our end.
    pub(super) ours: Result<Box<Agreed>, NativeError>,
    /// The ORA number at the other end, or 0.
    pub(super) error: u64,
    /// Whether the other end seals packets from now on.
    pub(super) sealed: bool,
}

impl Ours {
    fn step(&mut self) -> NativeStep {
        match self {
            Self::Client(client) => client.step(),
            Self::Server(server) => server.step(),
        }
    }

    /// Takes in a message as if two packets had brought it.
    fn received(&mut self, message: &str) -> io::Result<()> {
        let bytes = from_hex(message)?;
        let (first, second) = bytes.split_at(bytes.len() / 2);
        for part in [first, second] {
            match self {
                Self::Client(client) => client.received(part),
                Self::Server(server) => server.received(part),
            }
        }
        Ok(())
    }

    /// The side that is left for the other end.
    fn other(&self) -> &'static str {
        match self {
            Self::Client(_) => "server",
            Self::Server(_) => "client",
        }
    }

    /// Negotiates with the other end, which wants what `wanted` says.
    pub(super) fn talk(mut self, python: &mut Process, mut wanted: Json) -> io::Result<Talk> {
        wanted["op"] = self.other().into();
        let mut answer = ask(python, &wanted)?;
        let (mut error, mut sealed) = (0, false);
        for _ in 0..MESSAGES {
            if let Some(message) = answer["send"].as_str() {
                self.received(message)?;
            }
            let ours = match self.step() {
                NativeStep::Send(bytes) => {
                    answer = ask(python, &json!({ "op": "receive", "data": to_hex(&bytes) }))?;
                    error = answer["error"].as_u64().unwrap_or_default();
                    sealed = answer["sealed"] == true;
                    continue;
                }
                NativeStep::Receive if answer["send"].is_null() => break,
                NativeStep::Receive => continue,
                NativeStep::Done(agreed) => Ok(agreed),
                NativeStep::Failed(error) => Err(error),
            };
            return Ok(Talk { ours, error, sealed });
        }
        Err(io::Error::other("the negotiation does not end"))
    }
}

/// A wish as the script takes it.
pub(super) fn wish<A: Algorithm>(wish: &Wish<A>) -> Json {
    let ids: Vec<_> = wish.algorithms.iter().map(|algorithm| algorithm.id()).collect();
    json!({ "level": wish.level.name(), "ids": ids })
}

pub(super) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn from_hex(text: &str) -> io::Result<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
    pairs.map(|pair| u8::from_str_radix(pair, 16).map_err(io::Error::other)).collect()
}
