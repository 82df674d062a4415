//! What is pinged: each TARGET with its plan.

use std::path::{Path, PathBuf};

use tns_connect::error::Failure;
use tns_connect::plan::{Options, Plan};
use tns_dsn::mask;
use tns_dsn::resolve::{ResolveError, Resolved};

use crate::args::{PingArgs, TextOrJson};
use crate::command::target;

/// Files that make a folder one of a wallet.
const WALLETS: [&str; 3] = ["cwallet.sso", "ewallet.p12", "ewallet.pem"];

/// One TARGET.
pub(super) struct Target {
    /// As the user wrote it, passwords hidden.
    pub(super) name: String,
    /// Where the alias stands.
    pub(super) place: Option<(PathBuf, u32)>,
    /// What will be tried, or why nothing can be.
    pub(super) plan: Result<Plan, Failure>,
}

/// Every TARGET of the command line, in order. In a report for people, a text that is broken is shown
/// at once, with the place in it.
pub(super) fn all(args: &PingArgs) -> Vec<Target> {
    let environment = target::environment(args.tns_admin.as_deref());
    let folder = environment.tns_admin.as_deref().filter(|folder| is_wallet(folder)).map(Path::to_owned);
    let mut options = Options {
        deadline: Some(args.deadline),
        wallet: args.wallet.clone(),
        default_wallet: folder,
        ..Options::of_process()
    };
    options.seed = args.seed.unwrap_or(options.seed);
    let resolver = target::resolver(args.tns_admin.as_deref());
    let profile = resolver.profile();
    let one = |name: &String| {
        let found = resolver.resolve(name);
        if let (Err(error @ ResolveError { cause: Some(_), .. }), TextOrJson::Text) = (&found, args.output) {
            target::complain(name, error);
        }
        let place = found.as_ref().ok().and_then(|resolved| resolved.place.clone());
        let plan = |resolved: Resolved| Plan::new(&resolved, &profile, &options);
        let plan = found.map_err(|error| Failure::from(&error)).and_then(plan);
        Target { name: mask(name), place, plan }
    };
    args.targets.iter().map(one).collect()
}

fn is_wallet(folder: &Path) -> bool {
    WALLETS.iter().any(|name| folder.join(name).is_file())
}
