use super::{Algorithm, NativeError, Wish};

/// How much one end wants a service, as `SQLNET.ENCRYPTION_CLIENT` and its kin say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Where the other end wants it; the default.
    #[default]
    Accepted,
    /// Never.
    Rejected,
    /// Where the other end permits it.
    Requested,
    /// Always, or no connection.
    Required,
}

/// The number that stands for no algorithm.
pub(super) const NONE: u8 = 0;

impl Level {
    /// Reads a level, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Accepted, Self::Rejected, Self::Requested, Self::Required];
        all.into_iter().find(|level| level.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Its name in sqlnet.ora.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Rejected => "REJECTED",
            Self::Requested => "REQUESTED",
            Self::Required => "REQUIRED",
        }
    }

    /// What a client offers: the place of "none" in the list tells its level.
    pub(super) fn offer(self, algorithms: impl Iterator<Item = u8>) -> Vec<u8> {
        let (first, last) = match self {
            Self::Rejected => return vec![NONE],
            Self::Accepted => (Some(NONE), None),
            Self::Requested => (None, Some(NONE)),
            Self::Required => (None, None),
        };
        first.into_iter().chain(algorithms).chain(last).collect()
    }

    /// The level that such a list tells.
    pub(super) fn of_offer(offer: &[u8]) -> Self {
        match (offer.iter().position(|id| *id == NONE), offer.len()) {
            (None, _) => Self::Required,
            (Some(_), 1) => Self::Rejected,
            (Some(at), len) if at + 1 == len => Self::Requested,
            (Some(_), _) => Self::Accepted,
        }
    }

    /// Whether the service is on between two ends that have an algorithm in common.
    fn with(self, other: Self) -> Result<bool, Refusal> {
        match (self, other) {
            (Self::Required, Self::Rejected) | (Self::Rejected, Self::Required) => Err(Refusal::Levels),
            (Self::Rejected, _) | (_, Self::Rejected) => Ok(false),
            (Self::Accepted, Self::Accepted) => Ok(false),
            _ => Ok(true),
        }
    }
}

/// Why two ends cannot agree.
enum Refusal {
    Levels,
    Algorithms,
}

/// What a server says to an offer: its own order decides.
///
/// # Errors
/// [`NativeError::Levels`] and [`NativeError::NoCommon`].
pub(super) fn choose<A: Algorithm>(offer: &[u8], wish: &Wish<A>) -> Result<Option<A>, NativeError> {
    let client = Level::of_offer(offer);
    let chosen = || wish.algorithms.iter().copied().find(|algorithm| offer.contains(&algorithm.id()));
    let answer = match (client.with(wish.level), chosen()) {
        (Err(refusal), _) => Err(refusal),
        (Ok(false), _) => Ok(None),
        (Ok(true), None) if [client, wish.level].contains(&Level::Required) => Err(Refusal::Algorithms),
        (Ok(true), chosen) => Ok(chosen),
    };
    answer.map_err(|refusal| match refusal {
        Refusal::Levels => NativeError::Levels { service: A::SERVICE },
        Refusal::Algorithms => NativeError::NoCommon { service: A::SERVICE },
    })
}
