use std::time::Duration;

use super::error::{self, BuildError};
use crate::Section;

/// Transparent application failover: FAILOVER_MODE.
#[derive(Clone, Debug)]
pub struct FailoverMode {
    made: Section,
    delay: Option<Duration>,
    backup: Option<String>,
}

impl FailoverMode {
    /// The session is made again; open queries are lost.
    #[must_use]
    pub fn session() -> Self {
        Self::of("SESSION")
    }

    /// Open queries go on where they were.
    #[must_use]
    pub fn select() -> Self {
        Self::of("SELECT")
    }

    fn of(kind: &str) -> Self {
        let mut made = Section::default();
        made.set("TYPE", kind);
        made.set("METHOD", "BASIC");
        Self { made, delay: None, backup: None }
    }

    /// Connects to the backup alias beforehand; there is no such method without one.
    #[must_use]
    pub fn preconnect(mut self, backup: &str) -> Self {
        self.made.set("METHOD", "PRECONNECT");
        self.made.set("BACKUP", backup);
        self.backup = Some(backup.to_owned());
        self
    }

    /// RETRIES and DELAY: how often, and how long the pause before is (whole seconds).
    #[must_use]
    pub fn retry(mut self, count: u32, delay: Duration) -> Self {
        self.made.set("RETRIES", count);
        self.made.set("DELAY", u32::try_from(delay.as_secs()).unwrap_or(u32::MAX));
        self.delay = Some(delay);
        self
    }

    pub(super) fn check(&self, errors: &mut Vec<BuildError>) {
        errors.extend(self.backup.as_deref().and_then(|backup| error::text("BACKUP", backup).err()));
        if self.delay.is_some_and(|delay| delay.subsec_nanos() > 0) {
            errors.push(BuildError::WholeSeconds { name: "DELAY" });
        }
    }

    pub(super) fn into_section(self) -> Section {
        self.made
    }
}
