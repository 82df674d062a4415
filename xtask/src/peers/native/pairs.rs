//! Every pair of algorithms, alone and together, with short and with long keys.

use std::io;

use serde_json::{Value as Json, json};
use tns_wire::native::{
    Algorithm, Checksum, Encryption, NativeClient, NativeServer, Seal, ServerSettings, Settings, Version,
    Wish,
};

use super::end::{Ours, from_hex, to_hex, wish};
use super::{ask, note};
use crate::peers::compare::Report;
use crate::peers::process::Process;

/// Versions of the other end: 18c derives short keys, 19c with the update and 23ai long ones.
const VERSIONS: [Version; 3] = [Version(0x1200_0000), Version(0x1300_1000), Version(0x1700_0000)];

/// Bytes of the packets.
const SIZES: [usize; 7] = [1, 15, 16, 17, 31, 200, 8000];

/// What stands for the key of the login.
const LOGIN: [u8; 32] = [0x3C; 32];

/// One pair at one end.
struct Pair {
    encryption: Wish<Encryption>,
    checksum: Wish<Checksum>,
    version: Version,
}

/// All pairs; the matrix says how many of the runs of each were good.
pub(super) fn run(python: &mut Process, report: &mut Report) -> io::Result<()> {
    let checksums = || std::iter::once(None).chain(Checksum::ALL.iter().copied().map(Some));
    let names = checksums().map(|checksum| format!("{:>8}", name(checksum)));
    report.notes.push(format!("{:<8}{}", "", names.collect::<String>()));
    for encryption in std::iter::once(None).chain(Encryption::ALL.iter().copied().map(Some)) {
        let mut row = format!("{:<8}", name(encryption));
        for checksum in checksums() {
            let cell = match (encryption, checksum) {
                (None, None) => "-".to_owned(),
                _ => cell(encryption, checksum, python, report)?,
            };
            row += &format!("{cell:>8}");
        }
        report.notes.push(row);
    }
    Ok(())
}

fn cell(
    encryption: Option<Encryption>,
    checksum: Option<Checksum>,
    python: &mut Process,
    report: &mut Report,
) -> io::Result<String> {
    let (mut good, mut all) = (0, 0);
    for version in VERSIONS {
        let pair = Pair { encryption: Wish::only(encryption), checksum: Wish::only(checksum), version };
        for is_client in [true, false] {
            let wrong =
                pair.wrong(is_client, python).or_else(|error| Ok::<_, io::Error>(Some(error.to_string())))?;
            let side = if is_client { "client" } else { "server" };
            let name = format!("{} with {}, our {side}, {version}", name(encryption), name(checksum));
            good += u32::from(note(report, &name, wrong));
            all += 1;
        }
    }
    Ok(format!("{good}/{all}"))
}

impl Pair {
    /// What goes wrong with a connection.
    fn wrong(&self, is_client: bool, python: &mut Process) -> io::Result<Option<String>> {
        let talk = self.ours(is_client)?.talk(python, self.theirs())?;
        let mut agreed = match talk.ours {
            Ok(agreed) => agreed,
            Err(error) => return Ok(Some(error.to_string())),
        };
        if agreed.strong != self.version.is_strong() {
            return Ok(Some("the length of keys is not agreed on".to_owned()));
        }
        match &mut agreed.seal {
            Some(seal) if talk.sealed => packets(seal, python),
            _ => Ok(Some("nothing is sealed".to_owned())),
        }
    }

    fn ours(&self, is_client: bool) -> io::Result<Ours> {
        let (encryption, checksum) = (self.encryption.clone(), self.checksum.clone());
        if !is_client {
            let settings = ServerSettings { encryption, checksum, ..ServerSettings::default() };
            return Ok(Ours::Server(NativeServer::new(settings)));
        }
        let settings = Settings { encryption, checksum, legacy: true, ..Settings::default() };
        NativeClient::new(settings).map(Ours::Client).map_err(io::Error::other)
    }

    fn theirs(&self) -> Json {
        json!({
            "encryption": wish(&self.encryption),
            "checksum": wish(&self.checksum),
            "version": self.version.0,
            "bits": 2048,
            "strong_only": false,
        })
    }
}

/// Packets in both directions, before and after a break, and with the key of the login.
fn packets(seal: &mut Seal, python: &mut Process) -> io::Result<Option<String>> {
    let mut wrong = exchange(seal, "first", python)?;
    seal.reset();
    ask(python, &json!({ "op": "reset" }))?;
    wrong = wrong.or(exchange(seal, "after a reset", python)?);
    seal.fold(&LOGIN);
    ask(python, &json!({ "op": "fold", "key": to_hex(&LOGIN) }))?;
    wrong = wrong.or(exchange(seal, "after the login", python)?);
    Ok(wrong)
}

fn exchange(seal: &mut Seal, when: &str, python: &mut Process) -> io::Result<Option<String>> {
    for size in SIZES {
        let data: Vec<_> = (0..size).map(|at| (at * 7) as u8).collect();
        let sealed = seal.seal(&data);
        let opened = python.ask(&json!({ "op": "open", "data": to_hex(&sealed) }))?;
        if opened != Ok(to_hex(&data).into()) {
            return Ok(Some(format!("the peer cannot open {size} bytes, {when}")));
        }
        let sealed = ask(python, &json!({ "op": "seal", "data": to_hex(&data) }))?;
        let opened = seal.open(from_hex(sealed.as_str().unwrap_or_default())?);
        if opened.as_ref() != Ok(&data) {
            return Ok(Some(format!(
                "{size} bytes of the peer cannot be opened, {when}: {:?}",
                opened.err()
            )));
        }
    }
    Ok(None)
}

fn name<A: Algorithm>(algorithm: Option<A>) -> &'static str {
    algorithm.map_or("none", A::name)
}
