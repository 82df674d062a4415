//! What all pings of one call have in common.

use tns_connect::error::ConnectError;
use tns_connect::plan::Plan;
use tns_connect::trace::Observer;
use tns_dsn::resolve::Resolved;
use tns_dsn::{Address, Description};

use super::answer::Answer;
use crate::args::{PingArgs, ReachArgs};
use crate::command::live::{Reach, Target, Told};
use crate::secret::{Password, Passwords};

/// One call of the program.
pub(super) struct Session<'a> {
    pub(super) args: &'a PingArgs,
    pub(super) reach: Reach<'a>,
    pub(super) targets: Vec<Target>,
}

impl<'a> Session<'a> {
    /// # Errors
    /// What is wrong with the call: files and passwords that cannot be read.
    pub(super) fn new(args: &'a PingArgs) -> Result<Self, String> {
        // Nobody is asked for the password of a wallet.
        let passwords = Passwords::new(args.password_stdin);
        let password = passwords.given(Password::Wallet).then(|| passwords.get(Password::Wallet));
        let password = password.transpose().map_err(|error| error.to_string())?;
        let reach = Reach::new(&args.reach, password)?;
        let targets = match args.all {
            true => reach.all()?,
            false => args.targets.iter().map(|name| named(args, &reach, name)).collect(),
        };
        match targets.is_empty() {
            true => {
                Err("there is no tnsnames.ora with an alias; name its directory with --tns-admin".to_owned())
            }
            false => Ok(Self { args, reach, targets }),
        }
    }

    /// How targets are reached.
    pub(super) fn how(&self) -> &'a ReachArgs {
        &self.args.reach
    }

    /// Connects to a target as planned, and hangs up.
    pub(super) fn ping(
        &self,
        target: &Target,
        plan: Plan,
        observer: &mut dyn Observer,
    ) -> Result<Answer, ConnectError> {
        let (connector, mut told) =
            (self.reach.connector(plan), Told::new(&self.reach, &target.name, observer));
        match self.args.tls {
            true => connector.open(&mut told).map(Answer::of_opened),
            false => connector.connect(&mut told).map(Answer::of_connection),
        }
    }
}

/// With --tls, HOST:PORT is enough.
fn named(args: &PingArgs, reach: &Reach<'_>, name: &str) -> Target {
    match args.tls.then(|| endpoint(name)).flatten() {
        Some(resolved) => Target { name: name.to_owned(), found: Ok(resolved) },
        None => reach.target(name),
    }
}

/// `HOST:PORT`, with TLS.
fn endpoint(text: &str) -> Option<Resolved> {
    let (host, port) = text.rsplit_once(':')?;
    let port = port.parse().ok().filter(|port: &u16| *port > 0)?;
    if host.is_empty() || host.contains(['/', '(', '=', '@', ',', ';']) {
        return None;
    }
    let descriptor = Description::new().address(Address::tcps(host, port)).into();
    Some(Resolved {
        name: text.to_owned(),
        alias: None,
        place: None,
        descriptor,
        lost: Vec::new(),
        steps: Vec::new(),
        effective: Vec::new(),
        addresses: Vec::new(),
    })
}
