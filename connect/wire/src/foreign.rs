use crate::{PacketKind, WireError};

/// Looks at the first bytes of a packet before the rest of it is waited for: what another protocol
/// says may look like the start of a long packet that never ends.
///
/// # Errors
/// Where it is no packet that can come.
pub(crate) fn check(bytes: &[u8]) -> Result<(), WireError> {
    match bytes.first_chunk() {
        Some([0x15, 3, 1..=4, 0, 2]) => Err(WireError::Foreign("a TLS alert; the port may want TCPS")),
        Some(b"HTTP/") => Err(WireError::Foreign("HTTP")),
        Some([b'S', b'S', b'H', b'-', _]) => Err(WireError::Foreign("SSH")),
        Some([_, _, _, _, kind]) => match PacketKind::from(*kind) {
            kind @ PacketKind::Other(_) => {
                Err(WireError::Unexpected { kind, wanted: "the answer of the listener" })
            }
            _ => Ok(()),
        },
        None => Ok(()),
    }
}
