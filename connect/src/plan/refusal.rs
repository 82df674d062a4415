//! Why something cannot be dialled, before it is tried.

use tns_dsn::resolve::{Origin, ResolveError};

use crate::error::{Class, Failure, Phase};

/// A failure of the settings.
pub(super) fn refuse(code: Option<&str>, message: impl Into<String>, hint: &str) -> Failure {
    Failure::new(Phase::Plan, Class::Config, code, message).hint(hint)
}

impl From<&ResolveError> for Failure {
    /// A name that leads to nothing.
    fn from(error: &ResolveError) -> Self {
        const CODE: &str = "ORA-12154";
        let message = error.message.replace(&format!(" ({CODE})"), "");
        let failure = Self::new(Phase::Plan, Class::Config, Some(CODE), message);
        match &error.help {
            Some(help) => failure.hint(help),
            None => failure,
        }
    }
}

impl Failure {
    /// The same, with the place of what is wrong.
    pub(super) fn at(self, origin: Option<Origin>) -> Self {
        Self { origin, ..self }
    }
}

/// The connect data does not fit into a CONNECT packet, which counts its bytes in 16 bits.
pub(super) fn too_long(bytes: usize) -> Failure {
    let message = format!("the connect data has {bytes} bytes; a CONNECT packet can announce 65535");
    refuse(None, message, "shorten the descriptor: Oracle documents 4096 bytes as the longest one")
}

/// No address is left: the first one that was refused tells why.
pub(super) fn nothing_left(skipped: Vec<Failure>) -> Failure {
    let mut skipped = skipped.into_iter();
    let Some(first) = skipped.next() else {
        return refuse(Some("ORA-12533"), "there is no address to dial", "add an ADDRESS with HOST and PORT");
    };
    let others: Vec<_> = skipped.map(|failure| failure.message).collect();
    Failure { cause: (!others.is_empty()).then(|| others.join("; ")), ..first }
}
