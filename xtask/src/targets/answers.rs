//! What a server may answer to a CONNECT, and what a client may send it.

use std::io::{self, Read, Write};
use std::sync::LazyLock;

use tns_connect::connector::Connector;
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::Quiet;
use tns_dsn::{Address, Description};
use tns_parser::FileKind;
use tns_wire::{
    Accept, Connect, ConnectReader, Control, Framer, Framing, Handshake, Lengths, Marker, Packet, PacketKind,
    Redirect, Refuse, Step,
};

use crate::inputs::Input;

/// Steps after which a machine that has not ended never will: each one takes in a packet or repeats
/// one of a few resends.
const STEPS: usize = 200;

/// Connects to one address; what stands behind it is decided by who gives the stream.
static CONNECTOR: LazyLock<Connector> = LazyLock::new(|| {
    let description = Description::new().address(Address::tcp("h", 1521)).service_name("s");
    let plan = Plan::of_descriptor(&description.into(), &Default::default(), &Options::default());
    Connector::new(plan.expect("an address"))
});

/// The handshake ends, in the same steps however the bytes are cut, and the connector comes to the
/// same end; a CONNECT that is read is written again.
pub(super) fn check(bytes: &[u8]) {
    let whole = steps(&[bytes]);
    let (head, tail) = bytes.split_at(cut(bytes));
    assert_eq!(steps(&[head, tail]), whole, "the steps depend on how the bytes are cut");
    let is_accepted = matches!(whole.last(), Some(Step::Accepted(_)));
    let connected = CONNECTOR.connect_on(Server(bytes), &mut Quiet);
    assert_eq!(connected.is_ok(), is_accepted, "the connector comes to another end");
    check_connect(bytes);
}

/// A server that sends its bytes whatever it is asked.
struct Server<'a>(&'a [u8]);

impl Read for Server<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl Write for Server<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Somewhere in the bytes, and always there for the same bytes.
fn cut(bytes: &[u8]) -> usize {
    let sum = bytes.iter().fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    sum % (bytes.len() + 1)
}

fn steps(pieces: &[&[u8]]) -> Vec<Step> {
    let connect = Connect::new("(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=s)))", 8192);
    let mut machine = Handshake::new(&connect).expect("the connect data is short");
    let (mut pieces, mut steps) = (pieces.iter(), Vec::new());
    while !steps.last().is_some_and(Step::is_last) {
        assert!(steps.len() < STEPS, "the handshake never ends");
        match machine.step() {
            Step::Receive => match pieces.next() {
                Some(piece) => machine.received(piece),
                None => machine.ended(),
            },
            step => {
                if step == Step::Renegotiate {
                    machine.renegotiated(false);
                }
                steps.push(step);
            }
        }
    }
    read_on(machine);
    steps
}

/// What stands behind the answer is packets, or an error.
fn read_on(machine: Handshake) {
    let mut rest = machine.into_rest();
    while let Ok(Some(packet)) = rest.packet() {
        let _ = (Marker::from_packet(&packet), Control::from_packet(&packet));
    }
}

fn check_connect(bytes: &[u8]) {
    if let Some(connect) = read_connect(bytes) {
        let written = connect.to_bytes().expect("what was announced in two bytes is not too long");
        assert_eq!(read_connect(&written), Some(connect), "a CONNECT changes when it is written");
    }
}

fn read_connect(bytes: &[u8]) -> Option<Connect> {
    let (mut framer, mut reader) = (Framer::default(), ConnectReader::default());
    framer.feed(bytes);
    while let Ok(Some(packet)) = framer.packet() {
        match reader.packet(&packet) {
            Ok(None) => {}
            Ok(connect) => return connect,
            Err(_) => return None,
        }
    }
    None
}

/// Every answer that a server gives, and CONNECTs with short and long connect data.
pub(super) fn seeds() -> Vec<Input> {
    let resend = Packet::new(PacketKind::Resend, Vec::new());
    let renegotiate = Packet { flags: 0x08, ..resend.clone() };
    let mut seeds: Vec<Vec<Packet>> =
        (313..=320).map(|version| vec![resend.clone(), Accept::new(version, 8192).to_packet()]).collect();
    for framing in [Framing::Within, Framing::Behind] {
        for connect_data in [None, Some(b"(DESCRIPTION=(CONNECT_DATA=(SID=x)))".to_vec())] {
            let address = "(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1522))".to_owned();
            seeds.push(Redirect { address, connect_data }.to_packets(framing));
        }
    }
    seeds.push(vec![Refuse::with_code(12514).to_packet()]);
    seeds.push(vec![renegotiate, Marker::Reset.to_packet(), Control::NoUrgent.to_packet()]);
    for len in [20, 230, 300, 9000] {
        seeds.extend(Connect::new(vec![b'('; len], 8192).to_packets());
    }
    seeds.iter().map(|packets| input(packets)).collect()
}

fn input(packets: &[Packet]) -> Input {
    let names: Vec<_> = packets.iter().map(|packet| packet.kind.to_string()).collect();
    let bytes = packets.iter().flat_map(|packet| packet.to_bytes(Lengths::Short)).collect();
    Input { name: names.join(" "), kind: FileKind::Tnsnames, bytes }
}
