//! Walks a plan until a listener accepts.
//!
//! ```no_run
//! use tns_connect::connector::Connector;
//! use tns_connect::plan::{Options, Plan};
//! use tns_connect::trace::Event;
//! use tns_dsn::{Address, Description, Descriptor};
//!
//! let description = Description::new().address(Address::tcp("db1", 1521)).service_name("sales");
//! let plan = Plan::of_descriptor(&Descriptor::from(description), &Default::default(), &Options::of_process())?;
//! let connection = Connector::new(plan).connect(&mut |event: &Event<'_>| println!("{event:?}"))?;
//! println!("protocol version {}", connection.accept.version);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod login;
mod open;

use std::io::{Read, Write};
use std::thread;

use crate::clock::Deadline;
use crate::connection::Connection;
use crate::dial::{self, Setup};
use crate::error::{ConnectError, Failure};
use crate::exchange::exchange;
use crate::plan::{Attempt, Plan, Step};
use crate::stream::Stream;
use crate::talk::{Answer, Talk};
use crate::target::{Accepted, Target};
use crate::trace::{Event, Observer};
use crate::walk::Walk;

pub use open::Opened;

/// Connects as a plan says. It can be used again: every call walks the plan from the start.
#[derive(Clone)]
pub struct Connector {
    pub(crate) plan: Plan,
    pub(crate) setup: Setup,
}

impl Connector {
    /// Connects as `plan` says, without any secret.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self { plan, setup: Setup::default() }
    }

    /// The same with secrets: passwords of wallets and proxies.
    #[must_use]
    pub fn setup(self, setup: Setup) -> Self {
        Self { setup, ..self }
    }

    /// Its plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Makes one attempt after the other, in the order of the plan, until a listener accepts. Every
    /// failure goes on to the next attempt, a refusal as well as a closed port; there is no pause
    /// after the last one. The deadline of the plan counts from now and holds for everything.
    ///
    /// # Errors
    /// The failures of all attempts.
    pub fn connect(&self, observer: &mut dyn Observer) -> Result<Connection, ConnectError> {
        self.each(observer, |attempt, overall, observer| {
            self.attempt(Target::new(attempt, overall), overall, observer)
        })
    }

    /// Walks the plan until an attempt gives something, or fails behind the ACCEPT.
    fn each<T>(
        &self,
        observer: &mut dyn Observer,
        make: impl Fn(&Attempt, Deadline, &mut dyn Observer) -> Result<T, Failure>,
    ) -> Result<T, ConnectError> {
        let mut walk = Walk::new(&self.plan);
        while let Some(step) = walk.next() {
            match step {
                Step::Pause(pause) => {
                    observer.on(&Event::Waiting { pause });
                    thread::sleep(pause);
                }
                Step::Attempt { attempt, round } => {
                    observer.on(&Event::AttemptStart { attempt, round });
                    match make(attempt, walk.deadline(), observer) {
                        Ok(made) => return Ok(made),
                        Err(failure) => {
                            let is_final = failure.is_final();
                            walk.failed(failure, observer);
                            if is_final {
                                break;
                            }
                        }
                    }
                }
            }
        }
        Err(walk.into_error())
    }

    /// Asks for what the first attempt of the plan asks for, on a stream that is open already: a
    /// tunnel, a pipe, a connection with TLS of another kind. Nothing is dialled, so that a redirect
    /// is a failure that says where to.
    ///
    /// The timeouts of the plan are looked at between two reads; a single read waits for as long as
    /// the stream itself does.
    ///
    /// # Errors
    /// The failure of this one attempt.
    pub fn connect_on<S: Read + Write>(
        &self,
        stream: S,
        observer: &mut dyn Observer,
    ) -> Result<Connection<S>, ConnectError> {
        self.once(observer, |attempt, overall, observer| Target::new(attempt, overall).ask(stream, observer))
    }

    /// Makes the first attempt of the plan, and no other.
    fn once<T>(
        &self,
        observer: &mut dyn Observer,
        make: impl FnOnce(&Attempt, Deadline, &mut dyn Observer) -> Result<T, Failure>,
    ) -> Result<T, ConnectError> {
        let mut walk = Walk::new(&self.plan);
        let Some(Step::Attempt { attempt, round }) = walk.next() else { return Err(walk.into_error()) };
        observer.on(&Event::AttemptStart { attempt, round });
        make(attempt, walk.deadline(), observer).map_err(|failure| {
            walk.failed(failure, observer);
            walk.into_error()
        })
    }

    fn attempt(
        &self,
        mut target: Target,
        overall: Deadline,
        observer: &mut dyn Observer,
    ) -> Result<Connection, Failure> {
        let followed = self.follow(&mut target, observer);
        let mut connection = target.finish(followed)?;
        connection.stream.set_deadline(overall);
        Ok(connection)
    }

    /// Dials and asks, from redirect to redirect, until a listener accepts.
    fn follow(&self, target: &mut Target, observer: &mut dyn Observer) -> Result<Accepted<Stream>, Failure> {
        let deadline = target.deadline();
        loop {
            let mut stream = dial::open(&target.attempt, &self.setup, deadline, observer)?;
            let mut talk = Talk::new(target)?;
            let answer = loop {
                let answer = exchange(&mut stream, &mut talk, deadline, Stream::tls_failure, observer)?;
                if let Some(answer) = answer {
                    break answer;
                }
                stream = stream.restart_tls(observer)?;
                talk.renegotiated(true);
            };
            match answer {
                Answer::Accepted(accept) if target.offers(&accept, observer) => stream.close(),
                Answer::Accepted(accept) => return Ok(Accepted { accept, stream, rest: talk.into_rest() }),
                Answer::Redirected(redirect) => {
                    stream.close();
                    target.follow(redirect, observer)?;
                }
            }
        }
    }
}

impl Target {
    /// Asks once, on a stream that cannot be opened again.
    fn ask<S: Read + Write>(
        mut self,
        stream: S,
        observer: &mut dyn Observer,
    ) -> Result<Connection<S>, Failure> {
        let asked = ask(stream, &mut self, observer);
        self.finish(asked)
    }
}

/// Asks until there is an answer other than to start TLS anew, which cannot be done here.
fn ask<S: Read + Write>(
    mut stream: S,
    target: &mut Target,
    observer: &mut dyn Observer,
) -> Result<Accepted<S>, Failure> {
    let mut talk = Talk::new(target)?;
    loop {
        match exchange(&mut stream, &mut talk, target.deadline(), |_, _| None, observer)? {
            None => talk.renegotiated(false),
            Some(Answer::Accepted(accept)) => {
                return Ok(Accepted { accept, stream, rest: talk.into_rest() });
            }
            Some(Answer::Redirected(redirect)) => {
                target.follow(redirect, observer)?;
                return Err(target.elsewhere());
            }
        }
    }
}
