//! Native encryption: what is offered to the server, and when.
//!
//! An option counts before SECURITY of the descriptor, and that before sqlnet.ora. A level that is
//! named anywhere is kept to exactly. Where none is named, nothing is offered, as thin drivers do it,
//! unless the server turns out to require it. TLS does it all better: over TLS only what is REQUIRED
//! is negotiated, and that only without IGNORE_ANO_ENCRYPTION_FOR_TCPS.

mod algorithms;
mod written;

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use tns_dsn::Description;
use tns_dsn::resolve::Profile;
use tns_parser::model::read_boolean;
use tns_wire::native::{Algorithm, Checksum, Encryption, Level, Settings, Wish};

use super::address::tell;
use super::source::Source;
use super::{Failure, Options};
use written::Texts;

/// What is known of native encryption beside the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NativeOptions {
    /// Before SQLNET.ENCRYPTION_CLIENT.
    pub encryption: Option<Level>,
    /// Before SQLNET.ENCRYPTION_TYPES_CLIENT, unless it is empty; best first.
    pub encryption_types: Vec<Encryption>,
    /// Before SQLNET.CRYPTO_CHECKSUM_CLIENT.
    pub checksum: Option<Level>,
    /// Before SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT, unless it is empty; best first.
    pub checksum_types: Vec<Checksum>,
    /// Legacy algorithms (RC4, MD5) and short key exchanges are allowed.
    pub legacy: bool,
}

/// Native encryption of an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Native {
    /// Whether a level is named, so that the CONNECT says so; otherwise the server is asked again with
    /// these settings if it requires them.
    pub named: bool,
    /// What is offered.
    pub settings: Settings,
}

impl Native {
    /// What the first CONNECT offers.
    pub(crate) fn at_once(&self) -> Option<&Settings> {
        self.named.then_some(&self.settings)
    }

    /// What a second one offers, where the server requires it.
    pub(crate) fn on_demand(&self) -> Option<&Settings> {
        (!self.named && !self.settings.is_off()).then_some(&self.settings)
    }
}

/// `native encryption REQUIRED (AES256), checksums REJECTED`
impl fmt::Display for Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (encryption, checksum) =
            (Shown::of(&self.settings.encryption), Shown::of(&self.settings.checksum));
        write!(f, "native encryption {encryption}, checksums {checksum}")
    }
}

impl Serialize for Native {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut shown = to.serialize_struct("Native", 4)?;
        shown.serialize_field("named", &self.named)?;
        shown.serialize_field("encryption", &Shown::of(&self.settings.encryption))?;
        shown.serialize_field("checksum", &Shown::of(&self.settings.checksum))?;
        shown.serialize_field("legacy", &self.settings.legacy)?;
        shown.end()
    }
}

#[derive(Serialize)]
struct Shown {
    level: &'static str,
    algorithms: Vec<&'static str>,
}

impl Shown {
    fn of<A: Algorithm>(wish: &Wish<A>) -> Self {
        let algorithms = wish.algorithms.iter().map(|algorithm| algorithm.name()).collect();
        Self { level: wish.level.name(), algorithms }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.level)?;
        match self.level == Level::Rejected.name() {
            true => Ok(()),
            false => write!(f, " ({})", self.algorithms.join(", ")),
        }
    }
}

/// What a description says about native encryption, whether it is used or not.
pub(super) struct Read {
    settings: Result<Native, Failure>,
    ignored_over_tls: bool,
    notes: Vec<String>,
}

/// Reads the options, SECURITY and sqlnet.ora.
pub(super) fn read(
    description: &Description,
    profile: &Profile,
    source: &Source<'_>,
    options: &Options,
) -> Read {
    let texts = Texts { security: description.security.as_ref(), profile, source };
    let is = |name: &str| texts.find(name).and_then(|written| read_boolean(&written.text));
    let ignored_over_tls = is("IGNORE_ANO_ENCRYPTION_FOR_TCPS") == Some(true);
    let mut notes = Vec::new();
    let settings = settings(&texts, &options.native, is("ALLOW_WEAK_CRYPTO"), &mut notes);
    Read { settings, ignored_over_tls, notes }
}

fn settings(
    texts: &Texts<'_>,
    options: &NativeOptions,
    weak: Option<bool>,
    notes: &mut Vec<String>,
) -> Result<Native, Failure> {
    let encryption = texts.level("ENCRYPTION_CLIENT", options.encryption)?;
    let checksum = texts.level("CRYPTO_CHECKSUM_CLIENT", options.checksum)?;
    let legacy = options.legacy;
    let mut types = algorithms::Reader { texts, legacy, notes };
    let settings = Settings {
        encryption: types.wish(encryption, "ENCRYPTION_TYPES_CLIENT", &options.encryption_types)?,
        checksum: types.wish(checksum, "CRYPTO_CHECKSUM_TYPES_CLIENT", &options.checksum_types)?,
        legacy,
        weak_servers: weak != Some(false),
        tcps: false,
    };
    Ok(Native { named: encryption.is_some() || checksum.is_some(), settings })
}

impl Read {
    /// What an attempt does; `None` where TLS does it.
    ///
    /// # Errors
    /// The [`Failure`] of settings that cannot be used, without TLS.
    pub(super) fn of(&self, is_tls: bool, notes: &mut Vec<String>) -> Result<Option<Native>, Failure> {
        if is_tls && self.ignored_over_tls {
            return Ok(None);
        }
        let native = match (&self.settings, is_tls) {
            (Ok(native), false) => Some(native.clone()),
            (Ok(native), true) => over_tls(native.clone(), notes),
            (Err(failure), false) => return Err(failure.clone()),
            (Err(failure), true) => {
                tell(notes, &format!("native encryption is left to TLS: {}", failure.message));
                None
            }
        };
        if native.is_some() {
            self.notes.iter().for_each(|note| tell(notes, note));
        }
        Ok(native)
    }
}

/// What is left over TLS: what is required.
fn over_tls(native: Native, notes: &mut Vec<String>) -> Option<Native> {
    let Native { named, mut settings } = native;
    for level in [&mut settings.encryption.level, &mut settings.checksum.level] {
        if *level != Level::Required {
            *level = Level::Rejected;
        }
    }
    if settings.is_off() {
        return None;
    }
    tell(
        notes,
        "native encryption is REQUIRED over TLS as well, which servers may refuse with ORA-12696; \
         SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS=TRUE leaves it to TLS",
    );
    Some(Native { named, settings })
}
