use std::fmt::Display;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::settings::Level;

/// The variable that says how much is logged; it comes before the setting.
pub(super) const VARIABLE: &str = "TNSLINT_LOG";

/// Lines on stderr: what the server does, never what a document says.
#[derive(Clone, Debug)]
pub struct Log {
    level: Arc<AtomicU8>,
    /// Whether the variable said how much.
    fixed: bool,
}

impl Log {
    /// As much as the value of TNSLINT_LOG says, if it says anything.
    pub fn new(told: Option<&str>) -> Self {
        let level = told.and_then(|word| Level::ALL.into_iter().find(|level| level.name() == word));
        let log = Self { level: Arc::default(), fixed: level.is_some() };
        log.level.store(level.unwrap_or_default() as u8, Ordering::Relaxed);
        log
    }

    /// As much as the setting says.
    pub(super) fn set(&self, level: Level) {
        if !self.fixed {
            self.level.store(level as u8, Ordering::Relaxed);
        }
    }

    pub(super) fn error(&self, line: impl Display) {
        self.write(Level::Error, line);
    }

    pub(super) fn warn(&self, line: impl Display) {
        self.write(Level::Warn, line);
    }

    pub(super) fn info(&self, line: impl Display) {
        self.write(Level::Info, line);
    }

    pub(super) fn debug(&self, line: impl Display) {
        self.write(Level::Debug, line);
    }

    fn write(&self, level: Level, line: impl Display) {
        if level as u8 <= self.level.load(Ordering::Relaxed) {
            // A client that closed stderr does not want to know.
            let _ = writeln!(io::stderr(), "tnslint lsp: {}: {line}", level.name());
        }
    }
}
