//! The settings of a pool.

use std::time::Duration;

/// The settings of a pool: how large it is, what waiting means, how long sessions live.
///
/// A fixed size (`min` = `max`) is the best for most programs: the database never sees a storm of
/// logins, and whether it can bear them all shows when the pool starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Sessions that are opened at once and kept; 1 by default. It does not hold for pools that
    /// [start empty](Self::starts_empty).
    pub min: usize,
    /// Sessions at most; 2 by default.
    pub max: usize,
    /// How many sessions are opened where one is needed; 1 by default, and always 1 in pools that
    /// start empty. What is needed first is handed out first, the rest follows in the background.
    pub increment: usize,
    /// What happens where no session is free.
    pub mode: GetMode,
    /// After how much time without use a session above `min` is closed; never by default, nor with
    /// zero.
    pub timeout: Option<Duration>,
    /// How old a session may get; any age by default, and with zero. One in use is closed when it
    /// comes back.
    pub max_lifetime: Option<Duration>,
    /// After how much time without use a session has to answer a ping before it is handed out; 60 s
    /// by default, always with zero, never with `None`. Whether the connection is still there is
    /// looked at every time.
    pub ping_interval: Option<Duration>,
    /// How long such a ping may take; 5 s by default.
    pub ping_timeout: Option<Duration>,
    /// How many sessions may be open to one shard; any number by default.
    pub max_per_shard: Option<usize>,
    /// Whether all sessions have the credentials of the pool; they have by default. In a
    /// heterogeneous pool everybody may bring their own.
    pub homogeneous: bool,
    /// Whether the sessions log in by wallet, certificate or operating system.
    pub external: bool,
    /// Whether the sessions use pooled servers (DRCP).
    pub pooled_servers: bool,
    /// How long to leave a database alone that could not be reached: this long after the first
    /// failure, twice as long after each further one, up to [`Self::retry_delay_max`]; 100 ms by
    /// default.
    pub retry_delay: Duration,
    /// The longest of these pauses; 10 s by default.
    pub retry_delay_max: Duration,
}

/// What happens where no session is free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GetMode {
    /// Waits until there is one, or until it is clear that there will be none.
    #[default]
    Wait,
    /// Fails at once, also where the pool could grow: it then grows for the next one. Only what the
    /// pool never opens by itself is opened at once.
    NoWait,
    /// Opens one beyond `max`, which is closed when it comes back.
    ForceGet,
    /// Waits for so long, also for a database that is away.
    TimedWait(Duration),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            min: 1,
            max: 2,
            increment: 1,
            mode: GetMode::Wait,
            timeout: None,
            max_lifetime: None,
            ping_interval: Some(Duration::from_secs(60)),
            ping_timeout: Some(Duration::from_secs(5)),
            max_per_shard: None,
            homogeneous: true,
            external: false,
            pooled_servers: false,
            retry_delay: Duration::from_millis(100),
            retry_delay_max: Duration::from_secs(10),
        }
    }
}

impl Config {
    /// The defaults with a fixed size.
    #[must_use]
    pub fn fixed(size: usize) -> Self {
        Self { min: size, max: size, increment: 0, ..Self::default() }
    }

    /// Whether no session is opened before somebody wants it: with external authentication, in
    /// heterogeneous pools and with pooled servers, where it is not known what will be wanted.
    #[must_use]
    pub fn starts_empty(&self) -> bool {
        !self.homogeneous || self.external || self.pooled_servers
    }

    /// The sessions that are kept.
    pub(super) fn floor(&self) -> usize {
        if self.starts_empty() { 0 } else { self.min }
    }

    pub(super) fn idle_limit(&self) -> Option<Duration> {
        self.timeout.filter(|time| !time.is_zero())
    }

    pub(super) fn age_limit(&self) -> Option<Duration> {
        self.max_lifetime.filter(|time| !time.is_zero())
    }

    /// # Errors
    /// Sizes that contradict each other.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let Self { min, max, increment, .. } = *self;
        if max == 0 {
            return Err(ConfigError::NoRoom);
        }
        if min > max {
            return Err(ConfigError::MinAboveMax { min, max });
        }
        if increment == 0 && min < max && !self.starts_empty() {
            return Err(ConfigError::NeverGrows { min, max });
        }
        match self.max_per_shard {
            Some(0) => Err(ConfigError::NoRoomPerShard),
            _ => Ok(()),
        }
    }

    /// # Errors
    /// Settings that contradict each other or that a running pool cannot change.
    pub(super) fn check_change(&self, new: &Self) -> Result<(), ConfigError> {
        let nature = |config: &Self| (config.homogeneous, config.external, config.pooled_servers);
        if nature(self) != nature(new) {
            return Err(ConfigError::OtherNature);
        }
        new.check()
    }
}

/// Settings that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// `max` is zero.
    #[error("a pool needs a max of at least 1")]
    NoRoom,
    /// `max_per_shard` is zero.
    #[error("max_per_shard must be at least 1; leave it out to allow any number")]
    NoRoomPerShard,
    /// `min` is above `max`.
    #[error("min ({min}) is above max ({max})")]
    MinAboveMax {
        /// The one.
        min: usize,
        /// The other.
        max: usize,
    },
    /// `increment` is zero although there is room to grow.
    #[error(
        "with an increment of 0 the pool would never grow from {min} to {max}; set increment to 1, or min to {max}"
    )]
    NeverGrows {
        /// Where it would stay.
        min: usize,
        /// Where it would never come.
        max: usize,
    },
    /// Whose credentials count, or what servers are used, cannot be changed.
    #[error(
        "homogeneous, external and pooled_servers cannot be changed while the pool runs; make another pool"
    )]
    OtherNature,
}
