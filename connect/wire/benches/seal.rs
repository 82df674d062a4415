//! What sealing and opening packets costs beside the bare cipher and digest, and what a key
//! exchange costs.
//!
//! `cargo bench -p tns-wire --bench seal` prints it; with `-- --check` it fails where a floor is
//! missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use measure::{Floor, Report, best, speed};
use sha2::{Digest as _, Sha256};
use tns_wire::native::{
    Algorithm, Checksum, Encryption, NativeClient, NativeServer, NativeStep, Seal, ServerSettings, Settings,
    Wish,
};

/// Runs of which the best counts.
const ROUNDS: u32 = 20;

/// The content of a packet at the default SDU.
const PACKET: usize = 8100;

/// Packets of one run.
const PACKETS: usize = 200;

/// What most servers choose.
const USUAL: (Option<Encryption>, Option<Checksum>) = (Some(Encryption::Aes256), Some(Checksum::Sha256));

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let full = has("--bench");
    let rounds = if full { ROUNDS } else { 1 };
    let mut report = Report::default();
    let pairs = [
        (Some(Encryption::Aes256), None),
        (Some(Encryption::Aes128), Some(Checksum::Sha512)),
        (None, Some(Checksum::Sha256)),
        (Some(Encryption::Rc4x256), Some(Checksum::Md5)),
    ];
    for pair in pairs {
        pair_of(pair, rounds, &report);
    }
    let ratio = pair_of(USUAL, rounds, &report).as_secs_f64() / best(rounds, bare).as_secs_f64();
    report.ratio("seal ÷ bare AES-256-CBC and SHA-256", ratio, Floor::AtMost(1.3), 1.1);
    let exchange = best(rounds, || ends(Some(Encryption::Aes256), None));
    report.note("negotiation of both ends", format!("{:.1} ms", exchange.as_secs_f64() * 1e3));
    match has("--check") && full && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// Notes the speed of a pair; the time of sealing.
fn pair_of(
    (encryption, checksum): (Option<Encryption>, Option<Checksum>),
    rounds: u32,
    report: &Report,
) -> Duration {
    let (mut client, mut server) = ends(encryption, checksum);
    let both = best(rounds, || packets(|data| server.open(client.seal(data)).expect("sealed")));
    let sealed = best(rounds, || packets(|data| client.seal(data)));
    let note = |what, time| {
        let name = format!("{what}, {} and {}", name(encryption), name(checksum));
        report.note(&name, format!("{:.0} MB/s", speed(PACKET * PACKETS, time)));
    };
    note("seal", sealed);
    note("seal and open", both);
    sealed
}

/// Something with each packet of a run.
fn packets<T>(mut each: impl FnMut(&[u8]) -> T) {
    let data = [0x5C; PACKET];
    for _ in 0..PACKETS {
        black_box(each(black_box(&data)));
    }
}

/// A packet without what native encryption does round it.
fn bare() {
    packets(|data| {
        let mut body = data.to_vec();
        body.extend(Sha256::digest(data));
        let len = body.len().next_multiple_of(16);
        body.resize(len, 0);
        let chain = cbc::Encryptor::<Aes256>::new(&[7; 32].into(), &[0; 16].into());
        chain.encrypt_padded::<NoPadding>(&mut body, len).expect("whole blocks");
        body
    });
}

/// Both ends of a connection.
fn ends(encryption: Option<Encryption>, checksum: Option<Checksum>) -> (Seal, Seal) {
    let (encryption, checksum) = (Wish::only(encryption), Wish::only(checksum));
    let server = ServerSettings {
        encryption: encryption.clone(),
        checksum: checksum.clone(),
        ..ServerSettings::default()
    };
    let mut server = NativeServer::new(server);
    let settings = Settings { encryption, checksum, legacy: true, ..Settings::default() };
    let mut client = NativeClient::new(settings).expect("legacy algorithms are allowed");
    tell(&mut server, client.step());
    if let NativeStep::Send(bytes) = server.step() {
        client.received(&bytes);
    }
    tell(&mut server, client.step());
    (seal(client.step()), seal(server.step()))
}

fn tell(server: &mut NativeServer, step: NativeStep) {
    if let NativeStep::Send(bytes) = step {
        server.received(&bytes);
    }
}

fn seal(step: NativeStep) -> Seal {
    match step {
        NativeStep::Done(agreed) => agreed.seal.expect("something is on"),
        other => panic!("no agreement: {other:?}"),
    }
}

fn name<A: Algorithm>(algorithm: Option<A>) -> &'static str {
    algorithm.map_or("none", A::name)
}
