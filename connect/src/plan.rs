//! What will be tried, in which order, and how long: before anything is tried.
//!
//! | of | order | default | who does so |
//! |---|---|---|---|
//! | DESCRIPTION_LIST | its descriptions, at random with LOAD_BALANCE | at random | Oracle's manual, node-oracledb |
//! | DESCRIPTION | its addresses and lists, at random with LOAD_BALANCE | as written | all |
//! | ADDRESS_LIST | its addresses and lists, at random with LOAD_BALANCE | as written | all |
//! | Easy Connect | its hosts, as LOAD_BALANCE=ON is what it means | at random | Oracle's manual, node-oracledb |
//!
//! A switch counts for what stands directly in its node. FAILOVER=OFF leaves the first of them, after
//! the shuffle; SOURCE_ROUTE leaves the first as written, since the others are hops behind it. The
//! order is made once: each round of RETRY_COUNT takes the same.

mod address;
mod connect_data;
mod identity;
mod limits;
mod login;
mod native;
mod options;
mod order;
mod random;
mod refusal;
mod security;
pub(crate) mod settings;
mod shard;
mod sni;
mod source;
mod tls;
mod wallet;

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use tns_dsn::resolve::{Origin, Profile, Resolved};
use tns_dsn::{Description, Descriptor};

use crate::error::Failure;
use identity::Identity;
use limits::Limits;
use random::Random;
use source::Source;

pub use login::ForLogin;
pub use native::{Native, NativeOptions};
pub use options::Options;
pub use tls::{NameCheck, Tls, Trust, Versions};
#[doc(no_inline)]
pub use tns_wire::native::Level;

/// Everything that connecting may do, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The descriptions of the connect descriptor in the order in which they are tried; those
    /// without an address that can be dialled are left out.
    pub descriptions: Vec<Rounds>,
    /// Addresses that are in the way but cannot be dialled: IPC, a port that is no number …
    pub skipped: Vec<Failure>,
    /// One identifier for all attempts, the CONNECTION_ID of the connect data.
    pub connection_id: String,
    /// How long all of it may take; `None` is without end.
    #[serde(with = "millis")]
    pub deadline: Option<Duration>,
    /// What is odd about it and worth telling: a setting that is ignored, a check that is off.
    pub notes: Vec<String>,
}

/// The attempts of one DESCRIPTION, and how often they are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rounds {
    /// The attempts of one round, in order; never empty.
    pub attempts: Vec<Attempt>,
    /// RETRY_COUNT: further rounds after the first.
    pub retries: u32,
    /// RETRY_DELAY: the pause before each of them.
    #[serde(with = "millis")]
    pub delay: Option<Duration>,
}

/// One address to be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// Its number in the plan, from 1.
    pub number: usize,
    /// HOST, without brackets.
    pub host: String,
    /// PORT.
    pub port: u16,
    /// TLS, where PROTOCOL is TCPS.
    pub tls: Option<Tls>,
    /// Native encryption; `None` where TLS does it.
    pub native: Option<Native>,
    /// The HTTPS proxy to go through.
    pub proxy: Option<Proxy>,
    /// What the CONNECT packet says; the attempts of a description share it.
    #[serde(serialize_with = "text")]
    pub connect_data: Arc<str>,
    /// SDU in bytes.
    pub sdu: u32,
    /// TRANSPORT_CONNECT_TIMEOUT: for one network address, or for the proxy.
    #[serde(with = "millis")]
    pub transport_timeout: Option<Duration>,
    /// CONNECT_TIMEOUT: for everything from the first packet to the answer of the listener.
    #[serde(with = "millis")]
    pub connect_timeout: Option<Duration>,
    /// EXPIRE_TIME: probes of a connection that is quiet for this long.
    #[serde(with = "millis")]
    pub keep_alive: Option<Duration>,
    /// Where the address is written.
    pub origin: Option<Origin>,
    /// What a login needs to know; the attempts of a description share it.
    #[serde(skip)]
    pub login: Arc<ForLogin>,
}

/// An HTTPS proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proxy {
    /// HTTPS_PROXY.
    pub host: String,
    /// HTTPS_PROXY_PORT.
    pub port: u16,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// Nothing is done for a while.
    Pause(Duration),
    /// An address is tried.
    Attempt {
        /// The address.
        attempt: &'p Attempt,
        /// The round of its description, from 0.
        round: u32,
    },
}

impl Plan {
    /// The plan for what a name resolves to. `profile` is sqlnet.ora: it counts where the descriptor
    /// says nothing.
    ///
    /// # Errors
    /// The [`Failure`] of the first address where none can be dialled, and that of a value which
    /// cannot be used.
    pub fn new(resolved: &Resolved, profile: &Profile, options: &Options) -> Result<Self, Failure> {
        Self::of(&Source::of_resolved(resolved), profile, options)
    }

    /// The plan for a descriptor of which nobody knows where it is written.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn of_descriptor(
        descriptor: &Descriptor,
        profile: &Profile,
        options: &Options,
    ) -> Result<Self, Failure> {
        Self::of(&Source::of_descriptor(descriptor), profile, options)
    }

    /// The attempts and the pauses between them. Nothing is made before it is asked for, so that a
    /// million retries cost nothing.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.descriptions.iter().flat_map(Rounds::steps)
    }

    fn of(source: &Source<'_>, profile: &Profile, options: &Options) -> Result<Self, Failure> {
        let mut making = Making {
            source,
            profile,
            options,
            random: Random::new(options.seed),
            plan: Self {
                descriptions: Vec::new(),
                skipped: Vec::new(),
                connection_id: options.connection_id.clone(),
                deadline: options.deadline,
                notes: Vec::new(),
            },
        };
        let descriptions = order::descriptions(source.descriptor, &mut making.random, &mut making.plan.notes);
        let first = descriptions.first().map(|found| Identity::new(found.description, options));
        making.plan.connection_id = first.map_or_else(String::new, |identity| identity.connection_id);
        descriptions.into_iter().try_for_each(|found| making.description(&found))?;
        making.done()
    }
}

impl Rounds {
    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        (0..=self.retries).flat_map(move |round| {
            let pause = self.delay.filter(|_| round > 0).map(Step::Pause);
            pause.into_iter().chain(self.attempts.iter().map(move |attempt| Step::Attempt { attempt, round }))
        })
    }
}

/// A plan that is being made.
struct Making<'a> {
    source: &'a Source<'a>,
    profile: &'a Profile,
    options: &'a Options,
    random: Random,
    plan: Plan,
}

impl Making<'_> {
    fn description(&mut self, found: &order::Found<'_>) -> Result<(), Failure> {
        let description = &*shard::with_keys(found.description, self.options, &mut self.plan.notes)?;
        let limits = Limits::read(&description.settings, self.profile, self.source)?;
        let tls = tls::read(description, self.profile, self.options, &mut self.plan.notes);
        let native = native::read(description, self.profile, self.source, self.options);
        let connect_data = self.connect_data(description, &limits, &tls)?;
        let login = login::read(description, self.profile, self.options, self.source);
        let mut attempts = Vec::new();
        for (nth, address) in order::addresses(found, &mut self.random) {
            let origin = self.source.address(nth);
            let of = address::Of { address, origin, tls: &tls, native: &native, profile: self.profile };
            match of.read(&mut self.plan.notes) {
                Ok(found) => attempts.push(limits.attempt(found, (&connect_data, &login))),
                Err(failure) => self.plan.skipped.push(failure),
            }
        }
        if !attempts.is_empty() {
            let Limits { retries, delay, .. } = limits;
            self.plan.descriptions.push(Rounds { attempts, retries, delay });
        }
        Ok(())
    }

    fn connect_data(
        &self,
        description: &Description,
        limits: &Limits,
        tls: &tls::Read,
    ) -> Result<Arc<str>, Failure> {
        let text = connect_data::write(description, limits, tls, &Identity::new(description, self.options));
        match text.len() {
            ..=connect_data::LONGEST => Ok(text.into()),
            bytes => Err(refusal::too_long(bytes)),
        }
    }

    /// The attempts get their numbers.
    fn done(mut self) -> Result<Plan, Failure> {
        let attempts = self.plan.descriptions.iter_mut().flat_map(|rounds| &mut rounds.attempts);
        attempts.zip(1..).for_each(|(attempt, number)| attempt.number = number);
        match self.plan.descriptions.is_empty() {
            true => Err(refusal::nothing_left(self.plan.skipped)),
            false => Ok(self.plan),
        }
    }
}

fn text<S: serde::Serializer>(text: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(text)
}

mod millis {
    use std::time::Duration;

    use serde::Serializer;

    #[expect(clippy::ref_option, reason = "the form that serde asks for")]
    pub(super) fn serialize<S: Serializer>(time: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.serialize_u64(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            None => to.serialize_none(),
        }
    }
}
