//! All levels against all levels, weak ends against strict ones, and key exchanges of other lengths.

use std::io;

use serde_json::{Value as Json, json};
use tns_wire::native::Level::{Accepted, Rejected, Requested, Required};
use tns_wire::native::{
    Checksum, Encryption, Level, NativeClient, NativeServer, ServerSettings, Settings, Version, Wish,
};

use super::end::{Ours, Talk, wish};
use super::note;
use crate::peers::compare::Report;
use crate::peers::process::Process;

const LEVELS: [Level; 4] = [Accepted, Rejected, Requested, Required];

/// A version that derives short keys.
const OLD: Version = Version(0x0C10_0200);

/// What has to come of it: sealed or not, or the number of an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Sealed,
    Clear,
    Error(u32),
}

/// What Oracle documents for two levels.
fn expected(client: Level, server: Level, has_common: bool) -> Outcome {
    match (client, server) {
        (Rejected, Required) | (Required, Rejected) => Outcome::Error(12660),
        (Rejected, _) | (_, Rejected) | (Accepted, Accepted) => Outcome::Clear,
        _ if has_common => Outcome::Sealed,
        (Required, _) | (_, Required) => Outcome::Error(12650),
        _ => Outcome::Clear,
    }
}

pub(super) fn run(python: &mut Process, report: &mut Report) -> io::Result<()> {
    for client in LEVELS {
        for server in LEVELS {
            for has_common in [true, false] {
                levels(client, server, has_common, python, report)?;
            }
        }
    }
    weak(python, report)?;
    lengths(python, report)
}

fn levels(
    client: Level,
    server: Level,
    has_common: bool,
    python: &mut Process,
    report: &mut Report,
) -> io::Result<()> {
    let wanted = expected(client, server, has_common);
    let theirs = if has_common { Encryption::Aes256 } else { Encryption::Aes128 };
    let ours = Wish::of(client, [Encryption::Aes192, Encryption::Aes256]);
    let talk =
        our_client(ours, true)?.talk(python, server_of(&Wish::of(server, [theirs]), OLD, false, 2048))?;
    let name = format!("{} and {}, common: {has_common}", client.name(), server.name());
    note(report, &format!("{name}, our client"), differs(&talk, wanted));
    let ours = Wish::of(server, [Encryption::Aes192, Encryption::Aes256]);
    let talk = our_server(ours, true).talk(python, client_of(&Wish::of(client, [theirs]), OLD))?;
    note(report, &format!("{name}, our server"), differs(&talk, wanted));
    Ok(())
}

/// Short keys are refused by those who do not allow them.
fn weak(python: &mut Process, report: &mut Report) -> io::Result<()> {
    let wished = || Wish::<Encryption>::new(Required);
    for (version, wanted) in [(OLD, Outcome::Error(12268)), (Version::OURS, Outcome::Sealed)] {
        let talk = our_client(wished(), false)?.talk(python, server_of(&wished(), version, true, 2048))?;
        note(report, &format!("our strict client, {version}"), differs_here(&talk, wanted));
    }
    for (version, wanted) in [(OLD, Outcome::Error(12269)), (Version::OURS, Outcome::Sealed)] {
        let talk = our_server(wished(), false).talk(python, client_of(&wished(), version))?;
        note(report, &format!("our strict server, {version}"), differs(&talk, wanted));
    }
    Ok(())
}

/// Other lengths of the key exchange than ours.
fn lengths(python: &mut Process, report: &mut Report) -> io::Result<()> {
    for (bits, legacy, is_good) in
        [(768, true, true), (768, false, false), (1024, false, true), (3072, false, true)]
    {
        let wished = Wish::<Encryption>::new(Required);
        let theirs = server_of(&wished, Version::OURS, false, bits);
        let settings = Settings { encryption: wished, legacy, ..Settings::default() };
        let client = NativeClient::new(settings).map_err(io::Error::other)?;
        let talk = Ours::Client(client).talk(python, theirs)?;
        let wrong = match talk.ours {
            Ok(agreed) if is_good && agreed.bits == bits => None,
            Err(_) if !is_good => None,
            other => Some(format!("{:?}", other.map(|agreed| agreed.bits))),
        };
        note(report, &format!("{bits} bits, legacy: {legacy}"), wrong);
    }
    Ok(())
}

/// What differs at either end.
fn differs(talk: &Talk, wanted: Outcome) -> Option<String> {
    let theirs = match (talk.error, talk.sealed) {
        (0, true) => Outcome::Sealed,
        (0, false) => Outcome::Clear,
        (error, _) => Outcome::Error(error as u32),
    };
    let theirs = (theirs != wanted).then(|| format!("{wanted:?} was expected, the peer has {theirs:?}"));
    differs_here(talk, wanted).or(theirs)
}

/// What differs at our end; the other one may not know.
fn differs_here(talk: &Talk, wanted: Outcome) -> Option<String> {
    let ours = match &talk.ours {
        Ok(agreed) if agreed.seal.is_some() => Outcome::Sealed,
        Ok(_) => Outcome::Clear,
        Err(error) => Outcome::Error(error.code().unwrap_or_default()),
    };
    (ours != wanted).then(|| format!("{wanted:?} was expected, we have {ours:?}"))
}

fn our_client(encryption: Wish<Encryption>, weak_servers: bool) -> io::Result<Ours> {
    let checksum = Wish::new(Rejected);
    let settings = Settings { encryption, checksum, legacy: false, weak_servers, tcps: false };
    NativeClient::new(settings).map(Ours::Client).map_err(io::Error::other)
}

fn our_server(encryption: Wish<Encryption>, weak_clients: bool) -> Ours {
    let checksum = Wish::new(Rejected);
    let settings = ServerSettings { encryption, checksum, weak_clients, ..ServerSettings::default() };
    Ours::Server(NativeServer::new(settings))
}

fn client_of(encryption: &Wish<Encryption>, version: Version) -> Json {
    let checksum = wish(&Wish::<Checksum>::new(Rejected));
    json!({ "encryption": wish(encryption), "checksum": checksum, "version": version.0 })
}

fn server_of(encryption: &Wish<Encryption>, version: Version, strong_only: bool, bits: u32) -> Json {
    let mut server = client_of(encryption, version);
    server["strong_only"] = strong_only.into();
    server["bits"] = bits.into();
    server
}
