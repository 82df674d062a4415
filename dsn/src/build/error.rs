use std::time::Duration;

/// What cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// There is nowhere to connect to.
    #[error("there is no address: add one")]
    NoAddress,
    /// SECURITY means something with TLS only.
    #[error("SECURITY has no effect without a TLS address: use Tls::new, or leave it out")]
    SecurityWithoutTls,
    /// A text is empty.
    #[error("{name} is empty")]
    Empty {
        /// The parameter.
        name: &'static str,
    },
    /// A text that no value can hold.
    #[error("{name} holds both kinds of quotes, or a control character: no value can hold that")]
    Unquotable {
        /// The parameter.
        name: &'static str,
    },
    /// A number that clients refuse.
    #[error("{name} has to be from {min} to {max}")]
    OutOfRange {
        /// The parameter.
        name: &'static str,
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// A time in parts of a second.
    #[error("{name} takes whole seconds")]
    WholeSeconds {
        /// The parameter.
        name: &'static str,
    },
    /// A time shorter than a millisecond, or longer than a day.
    #[error("{name} has to be from a millisecond to a day")]
    Time {
        /// The parameter.
        name: &'static str,
    },
}

/// A text as it can stand in a value.
pub(super) fn text(name: &'static str, value: &str) -> Result<(), BuildError> {
    let odd = value.contains('"') && value.contains('\'') || value.chars().any(char::is_control);
    match value {
        "" => Err(BuildError::Empty { name }),
        _ if odd => Err(BuildError::Unquotable { name }),
        _ => Ok(()),
    }
}

/// A time: seconds where they are whole, as every release reads them, else milliseconds.
pub(super) fn duration(name: &'static str, time: Duration) -> Result<String, BuildError> {
    const DAY: u128 = 24 * 60 * 60 * 1000;
    match time.as_millis() {
        1..=DAY if time.subsec_nanos() == 0 => Ok(time.as_secs().to_string()),
        millis @ 1..=DAY => Ok(format!("{millis}ms")),
        _ => Err(BuildError::Time { name }),
    }
}
