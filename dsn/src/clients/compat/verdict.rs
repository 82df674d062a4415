use std::sync::Arc;

use serde::Serialize;

use crate::clients::{Client, Effective, Refusal, Unheeded};

/// What one client makes of one text.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The client.
    pub client: Client,
    /// What that means.
    pub verdict: Arc<Verdict>,
    /// What it connects with, without what the verdict tells; `None` where it refuses the text, and
    /// where it was not asked for.
    pub effective: Option<Box<Effective>>,
}

/// How a client's reading compares with the documented one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// What is another than documented.
    pub differs: Vec<Difference>,
    /// What the text says and the client does not heed, in the order of the text.
    pub unheeded: Vec<Unheeded>,
    /// How it answers where it does not take the text.
    pub refusal: Option<Refusal>,
    /// The error that every attempt ends with although the text was read.
    pub doomed: Option<Refusal>,
}

/// A reading in a word, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As documented.
    Ok,
    /// As documented, except for settings that the client does not heed.
    Ignores,
    /// Something that counts is another than documented.
    Differs,
    /// The client cannot use the text.
    Fails,
}

/// What a reading differs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The documentation refuses the text, the client does not.
    Use,
    /// Which places are tried.
    Addresses,
    /// LOAD_BALANCE, FAILOVER, SOURCE_ROUTE where there are several places.
    Order,
    /// What is asked for there.
    Target,
    /// How often all is tried again, and how long it waits before.
    Retries,
    /// How long it waits, and how often it probes.
    Timeouts,
    /// The packet size and what else is agreed on.
    Session,
    /// What is checked of the server's certificate, and the wallet.
    Security,
}

/// Something that is another than documented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is about.
    pub aspect: Aspect,
    /// The documented reading.
    pub documented: String,
    /// The client's.
    pub client: String,
}

impl Verdict {
    /// It in a word.
    pub fn outcome(&self) -> Outcome {
        match self {
            _ if self.error().is_some() => Outcome::Fails,
            _ if !self.differs.is_empty() => Outcome::Differs,
            _ if !self.unheeded.is_empty() => Outcome::Ignores,
            _ => Outcome::Ok,
        }
    }

    /// The error that the client ends with, at once or at the first attempt.
    pub fn error(&self) -> Option<&Refusal> {
        self.refusal.as_ref().or(self.doomed.as_ref())
    }
}

impl Outcome {
    /// In one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Ignores => "ignores",
            Self::Differs => "differs",
            Self::Fails => "fails",
        }
    }
}

impl Aspect {
    /// In one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Addresses => "addresses",
            Self::Order => "order",
            Self::Target => "target",
            Self::Retries => "retries",
            Self::Timeouts => "timeouts",
            Self::Session => "session",
            Self::Security => "security",
        }
    }
}
