//! `tnslint connect`

mod document;
mod dry_run;
mod facts;
mod machine;
mod person;
mod remarks;
mod table;
mod visit;
mod who;

use std::io;

use tns_connect::error::Failure;
use tns_connect::login::Auth;
use tns_connect::plan::Plan;
use tns_wallet::Secret;

use super::live::{Reach, Target};
use crate::args::{ConnectArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};
use crate::secret::{Password, Passwords};
use document::Document;

/// One call of the program.
struct Call<'a> {
    args: &'a ConnectArgs,
    reach: Reach<'a>,
    target: Target,
    plan: Result<(Plan, Auth), Failure>,
}

pub(crate) fn run(args: &ConnectArgs) -> io::Result<Status> {
    let password = who::check(&args.login).and_then(|()| wallet_password());
    let mut reach = match password.and_then(|password| Reach::new(&args.reach, password)) {
        Ok(reach) => reach,
        Err(message) => return wrong(args, &message),
    };
    let target = reach.target(&args.target);
    let plan = reach.plan(&target, args.reach.deadline);
    if args.reach.dry_run {
        return dry_run::run(args, &target, &plan);
    }
    // Nobody is asked for a password that leads nowhere.
    let plan = match plan.map(|plan| who::auth(&args.login).map(|auth| (plan, auth))) {
        Ok(Err(message)) => return wrong(args, &message),
        Ok(Ok(both)) => Ok(both),
        Err(failure) => Err(failure),
    };
    // Typing takes no time.
    reach.begin();
    let call = Call { args, reach, target, plan };
    let status = match args.reach.output {
        TextOrJson::Text => person::run(&call),
        TextOrJson::Json => machine::run(&call),
    }?;
    match call.reach.finish() {
        Ok(()) => Ok(status),
        Err(error) => {
            complain(&format!("cannot write the record: {error}"));
            Ok(Status::Failed)
        }
    }
}

/// That of the environment: standard input has the password of the login.
fn wallet_password() -> Result<Option<Secret>, String> {
    let passwords = Passwords::new(false);
    let password = passwords.given(Password::Wallet).then(|| passwords.get(Password::Wallet));
    password.transpose().map_err(|error| error.to_string())
}

/// Nobody can be asked: said on stderr, and in the document where there is one.
fn wrong(args: &ConnectArgs, message: &str) -> io::Result<Status> {
    complain(message);
    if args.reach.output == TextOrJson::Json {
        let target = tns_dsn::mask(&args.target);
        json(&mut stdout(), &Document::new(&target, 0.0).wrong(message))?;
    }
    Ok(Status::Failed)
}
