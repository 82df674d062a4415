//! Both directions of every packet of the handshake.

mod shared;

use tns_wire::{
    Accept, Connect, ConnectReader, Control, Framer, INLINE, Lengths, Marker, Packet, PacketKind, Refuse,
    WireError,
};

fn recording(name: &str, kind: PacketKind) -> Option<Packet> {
    shared::read(&format!("recordings/{name}.hex")).map(|hex| Packet::new(kind, shared::bytes(&hex)))
}

fn accept(name: &str) -> Option<(Packet, Result<Accept, WireError>)> {
    let packet = recording(&format!("{name}_accept_payload"), PacketKind::Accept)?;
    let accept = Accept::from_packet(&packet);
    Some((packet, accept))
}

#[test]
fn accepts_of_real_servers_are_read_and_written_again() {
    for (name, version) in [("free23", 319), ("pre23ai_xe18", 317)] {
        let Some((packet, accept)) = accept(name) else { return };
        let accept = accept.expect(name);
        assert_eq!((accept.version, accept.sdu, accept.tdu), (version, 8192, 8192), "{name}");
        assert!(!accept.requires_native_encryption(), "{name}");
        assert_eq!(accept.has_fast_authentication(), version == 319, "{name}");
        assert_eq!(accept.has_end_of_response(), version == 319, "{name}");
        assert_eq!(accept.to_packet(), packet, "{name}");
    }
}

#[test]
fn the_server_of_11g_is_refused_by_name() {
    let Some((_, refused)) = accept("pre23ai_xe11") else { return };
    let error = refused.expect_err("314 is too old");
    assert_eq!(error, WireError::Version { version: 314 });
    assert_eq!(
        error.to_string(),
        "the server speaks protocol version 314 (Oracle Database 11g); 315 to 319 are understood"
    );
}

#[test]
fn the_resend_of_a_real_server_is_a_packet() {
    let Some(hex) = shared::read("recordings/pre23ai_resend_packet.hex") else { return };
    let mut framer = Framer::default();
    framer.feed(&shared::bytes(&hex));
    assert_eq!(framer.packet(), Ok(Some(Packet::new(PacketKind::Resend, Vec::new()))));
}

#[test]
fn accepts_have_the_size_of_their_version() {
    for (version, size) in [(314, 32), (315, 41), (317, 41), (318, 45), (319, 61)] {
        let packet = Accept::new(version, 8192).to_packet();
        assert_eq!(packet.to_bytes(Lengths::Short).len(), size, "{version}");
        let Ok(accept) = Accept::from_packet(&packet) else {
            assert_eq!(version, 314);
            continue;
        };
        assert_eq!(accept, Accept::new(version, 8192));
        for end in 0..packet.body.len() {
            let short = Packet::new(PacketKind::Accept, packet.body[..end].to_vec());
            let expected = matches!((version, end), (315 | 317, 32..) | (319, 37..));
            assert_eq!(Accept::from_packet(&short).is_ok(), expected, "{version}, {end} bytes");
        }
    }
    let newer = Accept::from_packet(&Accept::new(320, 8192).to_packet());
    assert_eq!(newer, Err(WireError::Version { version: 320 }));
}

#[test]
fn connect_data_goes_inside_up_to_230_bytes_and_behind_from_231_on() {
    for (len, sizes) in [
        (0, vec![74]),
        (INLINE, vec![304]),
        (INLINE + 1, vec![74, 241]),
        (8182, vec![74, 8192]),
        (8183, vec![74, 8192, 11]),
        (65_535, vec![74, 8192, 8192, 8192, 8192, 8192, 8192, 8192, 8192, 89]),
    ] {
        let connect = Connect::new(vec![b'x'; len], 65_535);
        let packets = connect.to_packets().expect("short enough");
        let lens: Vec<_> = packets.iter().map(|packet| packet.to_bytes(Lengths::Short).len()).collect();
        assert_eq!(lens, sizes, "{len} bytes");
        let mut reader = ConnectReader::default();
        let read = packets.iter().find_map(|packet| reader.packet(packet).expect("a CONNECT"));
        assert_eq!(read, Some(connect), "{len} bytes");
    }
    let error = Connect::new(vec![b'x'; 65_536], 8192).to_bytes().expect_err("too long");
    assert_eq!(error, WireError::ConnectDataTooLong { len: 65_536 });
}

#[test]
fn a_connect_after_a_redirect_is_marked() {
    let connect = Connect { redirected: true, ..Connect::new("(X=1)", 8192) };
    let packets = connect.to_packets().expect("short enough");
    assert_eq!(packets[0].flags, 0x04);
    assert_eq!(ConnectReader::default().packet(&packets[0]), Ok(Some(connect)));
}

#[test]
fn a_connect_that_ends_early_is_an_error_and_its_rest_is_data() {
    let whole = Connect::new("(DESCRIPTION=(A=1))", 8192).to_packets().expect("short").remove(0);
    for end in 0..whole.body.len() {
        let packet = Packet::new(PacketKind::Connect, whole.body[..end].to_vec());
        let read = ConnectReader::default().packet(&packet);
        // At 66 bytes there is no connect data at all: it may follow.
        assert_eq!(read.is_ok(), end == 66, "{end} bytes: {read:?}");
    }
    let mut reader = ConnectReader::default();
    let head = Packet::new(PacketKind::Connect, whole.body[..66].to_vec());
    assert_eq!(reader.packet(&head), Ok(None));
    let error = reader.packet(&Packet::new(PacketKind::Marker, vec![1, 0, 1])).expect_err("no data");
    assert_eq!(error.to_string(), "a packet MARKER came where the rest of the connect data was expected");
}

#[test]
fn the_number_of_a_refusal_is_found_in_any_text() {
    for (text, code) in [
        ("(DESCRIPTION=(TMP=)(VSNNUM=0)(ERR=12514)(ERROR_STACK=(ERROR=(CODE=12514)(EMFI=4))))", Some(12514)),
        ("(DESCRIPTION=(ERR=0)(ERROR_STACK=(ERROR=(CODE=12500)(EMFI=4))(ERROR=(CODE=12546))))", Some(12500)),
        ("( err = 12505 )", Some(12505)),
        ("(ERR=99999)", Some(99999)),
        ("(ERR=12514", Some(12514)),
        ("(ERR=abc)", None),
        ("(ERR=)", None),
        ("(ERR", None),
        ("(ERR=99999999999999999999)", None),
        ("(ERR=-1)", None),
        ("no service", None),
        ("", None),
    ] {
        let refuse = Refuse { text: text.to_owned(), ..Refuse::with_code(1) };
        assert_eq!(refuse.code(), code, "{text}");
    }
    assert_eq!(Refuse::with_code(12514).code(), Some(12514));
}

#[test]
fn markers_and_controls_go_both_ways() {
    for marker in [Marker::Break, Marker::Reset, Marker::Interrupt, Marker::Other(9)] {
        assert_eq!(Marker::from_packet(&marker.to_packet()), Ok(marker));
    }
    for control in [Control::Notification { code: 3113 }, Control::NoUrgent, Control::Other(77)] {
        assert_eq!(Control::from_packet(&control.to_packet()), Ok(control));
        let mut short = control.to_packet();
        short.body.pop();
        assert!(Control::from_packet(&short).is_err(), "{control:?}");
    }
    assert!(Marker::from_packet(&Packet::new(PacketKind::Marker, vec![1, 0])).is_err());
}
