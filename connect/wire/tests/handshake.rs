//! The machine from CONNECT to the answer.

use proptest::prelude::*;
use tns_wire::{
    Accept, Connect, Control, Framing, Handshake, Lengths, Marker, Packet, PacketKind, Redirect, Refuse,
    Step, WireError, data,
};

const CONNECT_DATA: &str = "(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=svc)))";

fn bytes(packets: &[Packet]) -> Vec<u8> {
    packets.iter().flat_map(|packet| packet.to_bytes(Lengths::Short)).collect()
}

fn machine() -> Handshake {
    Handshake::new(&Connect::new(CONNECT_DATA, 8192)).expect("short connect data")
}

/// Drives a machine with pieces of what the server sends, then its end; all steps but [`Step::Receive`].
fn steps<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Step> {
    let (mut machine, mut pieces) = (machine(), pieces.into_iter());
    let mut steps = Vec::new();
    loop {
        match machine.step() {
            Step::Receive => match pieces.next() {
                Some(piece) => machine.received(piece),
                None => machine.ended(),
            },
            step => {
                // Whether bytes come before or after TLS starts anew does matter; so it never does here.
                if step == Step::Renegotiate {
                    machine.renegotiated(false);
                }
                steps.push(step);
            }
        }
        if steps.last().is_some_and(Step::is_last) {
            return steps;
        }
    }
}

/// The last step, and how often the CONNECT was sent.
fn outcome(packets: &[Packet]) -> (usize, Step) {
    let steps = steps([&bytes(packets)[..]]);
    let sent = steps.iter().filter(|step| matches!(step, Step::Send(_))).count();
    (sent, steps.last().cloned().expect("a last step"))
}

fn resend() -> Packet {
    Packet::new(PacketKind::Resend, Vec::new())
}

fn accept() -> Packet {
    Accept::new(319, 8192).to_packet()
}

fn accepted() -> Step {
    Step::Accepted(Accept::new(319, 8192))
}

fn refuse(text: &str) -> Refuse {
    Refuse { user_reason: 4, system_reason: 0, text: text.to_owned() }
}

fn redirect(data: Option<&str>) -> Redirect {
    let address = "(ADDRESS=(PROTOCOL=tcp)(HOST=node2)(PORT=1522))".to_owned();
    Redirect { address, connect_data: data.map(|data| data.as_bytes().to_vec()) }
}

#[test]
fn an_accept_ends_it_in_one_round() {
    let connect = Connect::new(CONNECT_DATA, 8192).to_bytes().expect("short");
    let expected = vec![Step::Send(connect), Step::Received(accept()), accepted()];
    assert_eq!(steps([&bytes(&[accept()])[..]]), expected);
}

#[test]
fn what_comes_behind_the_accept_is_kept_with_long_lengths() {
    let mut machine = machine();
    let behind = Packet::new(PacketKind::Data, data(0, b"hello"));
    machine.received(&[bytes(&[accept()]), behind.to_bytes(Lengths::Long)].concat());
    while !machine.step().is_last() {}
    assert_eq!(machine.step(), accepted(), "the last step stays");
    assert_eq!(machine.into_rest().packet(), Ok(Some(behind)));
}

#[test]
fn resend_is_answered_three_times() {
    for resends in [1, 3] {
        let packets = [vec![resend(); resends], vec![accept()]].concat();
        assert_eq!(outcome(&packets), (resends + 1, accepted()));
    }
    let (sent, step) = outcome(&[vec![resend(); 4], vec![accept()]].concat());
    assert_eq!((sent, &step), (4, &Step::Failed(WireError::Loop { what: "RESEND", times: 4 })));
    let Step::Failed(error) = step else { return };
    assert_eq!(error.to_string(), "the server answered RESEND 4 times");
}

#[test]
fn long_connect_data_is_sent_again_as_a_whole() {
    let connect = Connect::new(vec![b'x'; 20_000], 8192);
    let whole = connect.to_bytes().expect("short enough");
    let mut machine = Handshake::new(&connect).expect("short enough");
    assert_eq!(machine.step(), Step::Send(whole.clone()));
    machine.received(&bytes(&[resend()]));
    assert_eq!(machine.step(), Step::Received(resend()));
    assert_eq!(machine.step(), Step::Send(whole));
    assert_eq!(machine.step(), Step::Receive);
    let error = Handshake::new(&Connect::new(vec![b'x'; 65_536], 8192)).expect_err("too long");
    assert_eq!(error, WireError::ConnectDataTooLong { len: 65_536 });
}

#[test]
fn tls_starts_anew_or_it_ends() {
    let asked = || {
        let mut machine = machine();
        machine.step();
        machine.received(&bytes(&[Packet { flags: 0x08, ..resend() }]));
        machine.step();
        assert_eq!(machine.step(), Step::Renegotiate);
        machine
    };
    let mut done = asked();
    done.renegotiated(true);
    assert!(matches!(done.step(), Step::Send(_)));
    let mut failed = asked();
    failed.renegotiated(false);
    assert_eq!(failed.step(), Step::Failed(WireError::Renegotiation));
    let mut injected = asked();
    injected.received(&bytes(&[accept()]));
    injected.renegotiated(true);
    assert!(matches!(injected.step(), Step::Failed(WireError::Text(_))));
}

#[test]
fn a_redirect_says_where_to_in_both_framings() {
    for framing in [Framing::Within, Framing::Behind] {
        for data in [None, Some("(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=svc)(INSTANCE_NAME=i2)))")] {
            let redirect = redirect(data);
            let mut packets = redirect.to_packets(framing);
            assert_eq!(packets[0].flags, if data.is_some() { 0x02 } else { 0 });
            assert_eq!(outcome(&packets), (1, Step::Redirected(redirect.clone())), "{framing:?}");
            // Some servers forget the flag, some cut the text into several packets.
            packets[0].flags = 0;
            assert_eq!(outcome(&packets).1, Step::Redirected(redirect), "{framing:?}");
        }
    }
    let [head, text] = &redirect(None).to_packets(Framing::Behind)[..] else { panic!("two packets") };
    let part = |part: &[u8]| Packet::new(PacketKind::Data, data(0, part));
    let (first, second) = text.body[2..].split_at(10);
    assert_eq!(outcome(&[head.clone(), part(first), part(second)]).1, Step::Redirected(redirect(None)));
}

#[test]
fn a_redirect_to_nowhere_fails() {
    for text in [&b""[..], b"  ", b"\0(DESCRIPTION=)"] {
        let body = [&(text.len() as u16).to_be_bytes()[..], text].concat();
        let (_, step) = outcome(&[Packet::new(PacketKind::Redirect, body)]);
        assert_eq!(
            step,
            Step::Failed(WireError::Text("the listener redirects without saying where to")),
            "{text:?}"
        );
    }
}

#[test]
fn a_refusal_of_any_text_is_a_refusal() {
    for text in ["(DESCRIPTION=(ERR=12514))", "(ERR=abc)", "(((", "", "no", "\u{1F600}\0"] {
        assert_eq!(outcome(&[refuse(text).to_packet()]), (1, Step::Refused(refuse(text))), "{text}");
    }
    let odd = Packet::new(PacketKind::Refuse, vec![1, 2, 0, 2, 0xFF, b'a']);
    assert!(matches!(outcome(&[odd]).1, Step::Refused(refuse) if refuse.text == "\u{FFFD}a"));
    for body in [vec![], vec![1], vec![1, 2], vec![1, 2, 0]] {
        let (_, step) = outcome(&[Packet::new(PacketKind::Refuse, body)]);
        assert!(matches!(step, Step::Refused(refuse) if refuse.text.is_empty()));
    }
}

#[test]
fn the_text_of_a_refusal_may_follow_or_never_come() {
    let head = Packet::new(PacketKind::Refuse, vec![4, 0, 0, 11]);
    let text = Packet::new(PacketKind::Data, data(0, b"(ERR=12514)"));
    assert_eq!(outcome(&[head.clone(), text]).1, Step::Refused(refuse("(ERR=12514)")));
    assert_eq!(outcome(&[head]).1, Step::Refused(refuse("")));
}

#[test]
fn markers_and_controls_are_passed_over_with_an_end() {
    let skipped = [Marker::Break.to_packet(), Control::NoUrgent.to_packet(), Marker::Reset.to_packet()];
    let [head, text] = &redirect(None).to_packets(Framing::Behind)[..] else { panic!("two packets") };
    assert_eq!(outcome(&[&skipped[..], &[accept()]].concat()).1, accepted());
    let between = [vec![head.clone()], skipped.to_vec(), vec![text.clone()]].concat();
    assert_eq!(outcome(&between).1, Step::Redirected(redirect(None)));
    let many = vec![Marker::Reset.to_packet(); 33];
    assert!(matches!(outcome(&many).1, Step::Failed(WireError::Loop { times: 33, .. })));
    let empty = vec![Packet::new(PacketKind::Data, data(0, b"")); 33];
    let endless = [vec![head.clone()], empty].concat();
    assert!(matches!(outcome(&endless).1, Step::Failed(WireError::Loop { times: 33, .. })));
}

#[test]
fn what_cannot_come_fails_by_name() {
    for (kind, name) in [
        (PacketKind::Connect, "CONNECT"),
        (PacketKind::Ack, "ACK"),
        (PacketKind::Data, "DATA"),
        (PacketKind::Other(255), "of the unknown type 255"),
    ] {
        let (_, step) = outcome(&[Packet::new(kind, vec![0; 4])]);
        let Step::Failed(error) = step else { panic!("{kind:?} is taken") };
        let expected = format!("a packet {name} came where the answer of the listener was expected");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn other_protocols_are_told_apart_before_they_end() {
    for (answer, name) in [
        (&b"HTTP/1.1 400 Bad Request\r\n"[..], "HTTP"),
        (b"SSH-2.0-OpenSSH_9.7\r\n", "SSH"),
        (b"\x15\x03\x01\x00\x02\x02\x46", "a TLS alert; the port may want TCPS"),
    ] {
        let mut machine = machine();
        machine.step();
        machine.received(answer);
        assert_eq!(machine.step(), Step::Failed(WireError::Foreign(name)));
    }
}

#[test]
fn an_end_at_any_byte_is_told() {
    let server = bytes(&[&[resend()][..], &redirect(Some("(X=1)")).to_packets(Framing::Behind)].concat());
    for end in 0..server.len() {
        let last = steps([&server[..end]]).pop();
        let Some(Step::Failed(WireError::Ended { received })) = last else { panic!("{end}: {last:?}") };
        assert!(received <= end);
    }
    let none = WireError::Ended { received: 0 }.to_string();
    assert_eq!(none, "the server closed the connection without an answer");
    let half = WireError::Ended { received: 5 }.to_string();
    assert_eq!(half, "the server closed the connection in the middle of a packet, after 5 bytes");
}

#[test]
fn lengths_that_no_packet_has_fail() {
    let (_, step) = (0, steps([&[0, 7, 0, 0, 2, 0, 0, 0][..]]).pop());
    assert!(matches!(step, Some(Step::Failed(WireError::Length { length: 7, .. }))));
}

#[test]
fn an_endless_server_is_left_soon() {
    let redirect = redirect(None).to_packets(Framing::Behind).remove(0);
    for packets in [
        vec![Marker::Reset.to_packet()],
        vec![resend()],
        vec![redirect, Packet::new(PacketKind::Data, vec![])],
        vec![Packet::new(PacketKind::Accept, vec![0xFF; 60_000])],
    ] {
        let (mut machine, endless) = (machine(), bytes(&packets));
        let mut fed = 0;
        while !machine.step().is_last() {
            machine.received(&endless);
            fed += endless.len();
            assert!(fed < 1_000_000, "{:?} never ends", packets[0].kind);
        }
    }
}

/// Something a server may send, or nearly.
fn answer() -> impl Strategy<Value = Packet> {
    let accepts =
        (314u16..=320, any::<u32>()).prop_map(|(version, sdu)| Accept::new(version, sdu).to_packet());
    let raw = (any::<u8>(), any::<u8>(), prop::collection::vec(any::<u8>(), 0..80))
        .prop_map(|(kind, flags, body)| Packet { kind: (kind % 16).into(), flags, body });
    let redirects = Just(redirect(Some("(X=1)")).to_packets(Framing::Behind).remove(0));
    prop_oneof![
        accepts,
        raw,
        redirects,
        "[(=)ER0-9]{0,40}".prop_map(|text| refuse(&text).to_packet()),
        "[(=)\0a-z]{0,40}".prop_map(|text| Packet::new(PacketKind::Data, data(0, text.as_bytes()))),
        Just(resend()),
        Just(Marker::Reset.to_packet()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn the_steps_do_not_depend_on_how_the_bytes_are_cut(packets in prop::collection::vec(answer(), 0..8)) {
        let server = bytes(&packets);
        let whole = steps([&server[..]]);
        for at in 0..=server.len() {
            let (head, tail) = server.split_at(at);
            prop_assert_eq!(&steps([head, tail]), &whole, "cut at {}", at);
        }
        prop_assert_eq!(&steps(server.chunks(1)), &whole, "byte by byte");
    }
}
