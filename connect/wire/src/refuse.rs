//! REFUSE: the server says no.

use crate::reader::Reader;
use crate::text::{Text, within};
use crate::{Packet, PacketKind, WireError};

/// A refusal and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refuse {
    /// The reason for the user.
    pub user_reason: u8,
    /// The reason of the system.
    pub system_reason: u8,
    /// `(DESCRIPTION=(TMP=)(VSNNUM=…)(ERR=12514)…)`; may be anything.
    pub text: String,
}

impl Refuse {
    /// The refusal of a listener with the number of an ORA error.
    pub fn with_code(code: u32) -> Self {
        let stack = format!("(ERROR_STACK=(ERROR=(CODE={code})(EMFI=4)))");
        let text = format!("(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR={code}){stack})");
        Self { user_reason: 4, system_reason: 0, text }
    }

    /// The number of the ORA error: that of `(ERR=n)`, or else the first `(CODE=n)`.
    pub fn code(&self) -> Option<u32> {
        self.number("ERR").or_else(|| self.number("CODE"))
    }

    /// The first number above 0 that a keyword has.
    fn number(&self, keyword: &str) -> Option<u32> {
        let pairs = self.text.split('(').filter_map(|part| part.split_once('='));
        pairs
            .filter(|(name, _)| name.trim().eq_ignore_ascii_case(keyword))
            .filter_map(|(_, value)| value.split(')').next()?.trim().parse().ok())
            .find(|number| *number > 0)
    }

    /// The refusal as a packet; a text that is longer than a packet is cut off.
    pub fn to_packet(&self) -> Packet {
        let head = Packet::new(PacketKind::Refuse, vec![self.user_reason, self.system_reason]);
        within(head, self.text.as_bytes())
    }
}

/// A refusal whose text may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusing {
    reasons: [u8; 2],
    pub(crate) text: Text,
}

impl Refusing {
    /// Reads a REFUSE. It is a refusal even where reasons and text are missing.
    pub(crate) fn start(packet: &Packet) -> Result<Self, WireError> {
        let mut read = Reader::new(packet, PacketKind::Refuse, "a REFUSE")?;
        let reasons = read.array("reasons").unwrap_or_default();
        let text = Text::start(&mut read, "text").unwrap_or_default();
        Ok(Self { reasons, text })
    }

    pub(crate) fn finish(self) -> Refuse {
        let [user_reason, system_reason] = self.reasons;
        let text = String::from_utf8_lossy(&self.text.into_bytes()).into_owned();
        Refuse { user_reason, system_reason, text }
    }
}
