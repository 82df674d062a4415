//! What all attempts of one call have in common: names, settings, secrets, time.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tns_connect::connector::Connector;
use tns_connect::dial::Setup;
use tns_connect::error::Failure;
use tns_connect::plan::{Options, Plan};
use tns_connect::proxy::ProxyLogin;
use tns_dsn::files::OsFiles;
use tns_dsn::mask;
use tns_dsn::resolve::{Profile, ResolveError, Resolved, Resolver};
use tns_wallet::Secret;

use super::capture::Capture;
use crate::args::{ReachArgs, TextOrJson};
use crate::command::{target, wallet};

/// Files that make a folder one of a wallet.
const WALLETS: [&str; 3] = ["cwallet.sso", "ewallet.p12", "ewallet.pem"];

/// One call of the program.
pub(crate) struct Reach<'a> {
    args: &'a ReachArgs,
    /// Where steps are written down, if they are.
    pub(super) capture: Option<Capture>,
    resolver: Resolver<'static, OsFiles>,
    profile: Profile,
    default_wallet: Option<PathBuf>,
    setup: Setup,
    start: Instant,
}

/// One TARGET.
pub(crate) struct Target {
    /// As the user wrote it, passwords hidden.
    pub(crate) name: String,
    /// What it leads to.
    pub(crate) found: Result<Resolved, Failure>,
}

impl Target {
    pub(crate) fn new(name: &str, found: Result<Resolved, ResolveError>) -> Self {
        Self { name: mask(name), found: found.map_err(|error| Failure::from(&error)) }
    }

    /// Where the alias stands.
    pub(crate) fn place(&self) -> Option<&(PathBuf, u32)> {
        self.found.as_ref().ok()?.place.as_ref()
    }
}

impl<'a> Reach<'a> {
    /// # Errors
    /// Where the record cannot be written.
    pub(crate) fn new(args: &'a ReachArgs, wallet_password: Option<Secret>) -> Result<Self, String> {
        let resolver = target::resolver(args.tns_admin.as_deref());
        let capture = args.record.as_deref().map(Capture::create).transpose();
        let environment = target::environment(args.tns_admin.as_deref());
        Ok(Self {
            args,
            capture: capture.map_err(|error| format!("cannot write the record: {error}"))?,
            profile: resolver.profile(),
            resolver,
            default_wallet: environment.tns_admin.filter(|folder| is_wallet(folder)),
            setup: Setup {
                wallet_password,
                local_login: wallet::this_login(),
                proxy_login: ProxyLogin::from_environment(),
            },
            start: Instant::now(),
        })
    }

    /// What a name leads to. In a report for people, a text that is broken is shown at once, with the
    /// place in it.
    pub(crate) fn target(&self, name: &str) -> Target {
        let found = self.resolver.resolve(name);
        if let (Err(error @ ResolveError { cause: Some(_), .. }), TextOrJson::Text) =
            (&found, self.args.output)
        {
            target::complain(name, error);
        }
        Target::new(name, found)
    }

    /// All aliases.
    ///
    /// # Errors
    /// Where the files cannot be read.
    pub(crate) fn all(&self) -> Result<Vec<Target>, String> {
        let all = self.resolver.all().map_err(|error| error.to_string())?;
        Ok(all.into_iter().map(|(name, found)| Target::new(&name, found)).collect())
    }

    /// The plan for a target, with an identifier and an order of its own.
    pub(crate) fn plan(&self, target: &Target, deadline: Duration) -> Result<Plan, Failure> {
        let mut options = Options {
            deadline: Some(deadline),
            wallet: self.args.wallet.clone(),
            default_wallet: self.default_wallet.clone(),
            ..Options::of_process()
        };
        options.seed = self.args.seed.unwrap_or(options.seed);
        let resolved = target.found.as_ref().map_err(Clone::clone)?;
        Plan::new(resolved, &self.profile, &self.args.network.options(options))
    }

    /// What connects as planned, with the secrets of the call.
    pub(crate) fn connector(&self, plan: Plan) -> Connector {
        Connector::new(plan).setup(self.setup.clone())
    }

    /// The time counts from now.
    pub(crate) fn begin(&mut self) {
        self.start = Instant::now();
    }

    /// What is left of the time.
    pub(crate) fn left(&self) -> Duration {
        self.args.deadline.saturating_sub(self.elapsed())
    }

    /// The share of what is left of the time: each of `waiting` targets gets as much as another, where
    /// so many are asked at a time.
    pub(crate) fn share(&self, waiting: usize, at_a_time: usize) -> Duration {
        let turns = waiting.div_ceil(at_a_time.max(1)).max(1);
        self.left() / u32::try_from(turns).unwrap_or(u32::MAX)
    }

    /// How long the call has taken.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Finishes the record.
    ///
    /// # Errors
    /// What of it could not be written.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.capture.map_or(Ok(()), Capture::finish)
    }
}

fn is_wallet(folder: &Path) -> bool {
    WALLETS.iter().any(|name| folder.join(name).is_file())
}
