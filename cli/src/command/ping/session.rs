//! What all pings of one call have in common: names, settings, secrets, time.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tns_connect::connector::Connector;
use tns_connect::dial::Setup;
use tns_connect::error::{ConnectError, Failure};
use tns_connect::plan::{Options, Plan};
use tns_connect::proxy::ProxyLogin;
use tns_connect::trace::Observer;
use tns_dsn::resolve::{Profile, ResolveError, Resolved};
use tns_dsn::{Address, Description, mask};

use super::answer::Answer;
use super::capture::Capture;
use crate::args::{PingArgs, TextOrJson};
use crate::command::{target, wallet};
use crate::secret::{Password, Passwords};

/// Files that make a folder one of a wallet.
const WALLETS: [&str; 3] = ["cwallet.sso", "ewallet.p12", "ewallet.pem"];

/// One call of the program.
pub(super) struct Session<'a> {
    pub(super) args: &'a PingArgs,
    pub(super) targets: Vec<Target>,
    /// Where steps are written down, if they are.
    pub(super) capture: Option<Capture>,
    profile: Profile,
    default_wallet: Option<PathBuf>,
    setup: Setup,
    start: Instant,
}

/// One TARGET.
pub(super) struct Target {
    /// As the user wrote it, passwords hidden.
    pub(super) name: String,
    /// What it leads to.
    pub(super) found: Result<Resolved, Failure>,
}

impl Target {
    /// Where the alias stands.
    pub(super) fn place(&self) -> Option<&(PathBuf, u32)> {
        self.found.as_ref().ok()?.place.as_ref()
    }
}

impl<'a> Session<'a> {
    /// # Errors
    /// What is wrong with the call: files and passwords that cannot be read.
    pub(super) fn new(args: &'a PingArgs) -> Result<Self, String> {
        let environment = target::environment(args.tns_admin.as_deref());
        let resolver = target::resolver(args.tns_admin.as_deref());
        let targets: Vec<_> = match args.all {
            true => resolver.all().map_err(|error| error.to_string())?.into_iter().map(of_name).collect(),
            false => args.targets.iter().map(|name| named(args, name, resolver.resolve(name))).collect(),
        };
        if targets.is_empty() {
            return Err(
                "there is no tnsnames.ora with an alias; name its directory with --tns-admin".to_owned()
            );
        }
        let capture = args.record.as_deref().map(Capture::create).transpose();
        Ok(Self {
            args,
            targets,
            capture: capture.map_err(|error| format!("cannot write the record: {error}"))?,
            profile: resolver.profile(),
            default_wallet: environment.tns_admin.filter(|folder| is_wallet(folder)),
            setup: setup(args)?,
            start: Instant::now(),
        })
    }

    /// The plan for a target, with an identifier and an order of its own.
    pub(super) fn plan(&self, target: &Target, deadline: Duration) -> Result<Plan, Failure> {
        let mut options = Options {
            deadline: Some(deadline),
            wallet: self.args.wallet.clone(),
            default_wallet: self.default_wallet.clone(),
            ..Options::of_process()
        };
        options.seed = self.args.seed.unwrap_or(options.seed);
        let resolved = target.found.as_ref().map_err(Clone::clone)?;
        Plan::new(resolved, &self.profile, &options)
    }

    /// The share of what is left of the time: each of `waiting` targets gets as much as another, where
    /// so many are asked at a time.
    pub(super) fn share(&self, waiting: usize, at_a_time: usize) -> Duration {
        let left = self.args.deadline.saturating_sub(self.start.elapsed());
        let turns = waiting.div_ceil(at_a_time.max(1)).max(1);
        left / u32::try_from(turns).unwrap_or(u32::MAX)
    }

    /// How long the call has taken.
    pub(super) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Connects as planned, and hangs up.
    pub(super) fn ping(&self, plan: Plan, observer: &mut dyn Observer) -> Result<Answer, ConnectError> {
        let connector = Connector::new(plan).setup(self.setup.clone());
        match self.args.tls {
            true => connector.open(observer).map(Answer::of_opened),
            false => connector.connect(observer).map(Answer::of_connection),
        }
    }
}

fn of_name((name, found): (String, Result<Resolved, ResolveError>)) -> Target {
    Target { name: mask(&name), found: found.map_err(|error| Failure::from(&error)) }
}

/// In a report for people, a text that is broken is shown at once, with the place in it.
fn named(args: &PingArgs, name: &str, found: Result<Resolved, ResolveError>) -> Target {
    if let Some(resolved) = args.tls.then(|| endpoint(name)).flatten() {
        return Target { name: name.to_owned(), found: Ok(resolved) };
    }
    if let (Err(error @ ResolveError { cause: Some(_), .. }), TextOrJson::Text) = (&found, args.output) {
        target::complain(name, error);
    }
    of_name((name.to_owned(), found))
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

/// Secrets that are given; nobody is asked for one.
fn setup(args: &PingArgs) -> Result<Setup, String> {
    let passwords = Passwords::new(args.password_stdin);
    let password = passwords.given(Password::Wallet).then(|| passwords.get(Password::Wallet));
    Ok(Setup {
        wallet_password: password.transpose().map_err(|error| error.to_string())?,
        local_login: wallet::this_login(),
        proxy_login: ProxyLogin::from_environment(),
    })
}

fn is_wallet(folder: &Path) -> bool {
    WALLETS.iter().any(|name| folder.join(name).is_file())
}
