//! What real clients send is read, and written again byte by byte.

mod shared;

use serde_json::Value;
use tns_wire::{Connect, ConnectReader, Framer, Size};

/// One connection of a client: the bytes of its packets and what they are known to say.
struct Recorded {
    name: String,
    bytes: Vec<u8>,
    connect: Value,
}

/// The connections whose packets are recorded whole; long ones are cut off in the file.
fn recorded() -> Vec<Recorded> {
    let Some(text) = shared::read("conformance/wire_vectors.jsonl") else { return Vec::new() };
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.flat_map(|line| connections(&line)).collect()
}

fn connections(line: &Value) -> Vec<Recorded> {
    let name = format!("{} of {}", line["id"], line["client"]);
    let connections = line["connections"].as_array().expect("connections");
    connections.iter().filter_map(|connection| connection_of(&name, connection)).collect()
}

fn connection_of(name: &str, connection: &Value) -> Option<Recorded> {
    let packets = connection["packets"].as_array()?;
    let mut all = Vec::new();
    for packet in packets {
        let hex = packet["hex"].as_str()?;
        if hex.len() as u64 != 2 * packet["len"].as_u64()? {
            return None;
        }
        all.extend(shared::bytes(hex));
    }
    // One client goes on with DATA where its connect data is too long for a CONNECT.
    let connect = packets.first().filter(|packet| packet["type"] == "CONNECT")?.clone();
    Some(Recorded { name: name.to_owned(), bytes: all, connect })
}

fn read(bytes: &[u8]) -> Connect {
    let (mut framer, mut reader) = (Framer::default(), ConnectReader::default());
    framer.feed(bytes);
    while let Some(packet) = framer.packet().expect("packets") {
        if let Some(connect) = reader.packet(&packet).expect("a CONNECT") {
            assert!(framer.waiting().is_empty(), "bytes behind the CONNECT");
            return connect;
        }
    }
    panic!("the CONNECT never ends")
}

#[test]
fn each_connect_of_a_client_is_read_and_written_again() {
    let recorded = recorded();
    assert!(recorded.is_empty() || recorded.len() > 200, "{} connections", recorded.len());
    for Recorded { name, bytes, connect } in recorded {
        let read = read(&bytes);
        let number = |field: &str| connect[field].as_u64().expect("a number");
        assert_eq!(u64::from(read.version), number("version"), "{name}");
        assert_eq!(u64::from(read.sdu.short), number("sdu"), "{name}");
        assert_eq!(u64::from(read.sdu.long), number("sdu32"), "{name}");
        assert_eq!(read.data.len() as u64, number("cd_len"), "{name}");
        assert!(read.data.starts_with(b"("), "{name}");
        assert_eq!(read.to_bytes().expect("short enough"), bytes, "{name}");
    }
}

#[test]
fn ours_is_the_packet_of_oracles_rust_driver() {
    let of_rust = |recorded: &Recorded| recorded.name.contains("rust oracledb");
    for Recorded { name, bytes, .. } in recorded().into_iter().filter(of_rust) {
        let theirs = read(&bytes);
        assert_eq!(Connect::new(theirs.data.clone(), theirs.sdu.long), theirs, "{name}");
    }
}

#[test]
fn a_size_that_two_bytes_cannot_hold_is_the_largest_there() {
    assert_eq!(Connect::new("", 100).sdu, Size { short: 512, long: 512 });
    assert_eq!(Connect::new("", 65_536).sdu, Size { short: 65_535, long: 65_536 });
    assert_eq!(Connect::new("", u32::MAX).sdu, Size { short: 65_535, long: 2_097_152 });
}
