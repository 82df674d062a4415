//! Sessions of the stand-in database.

#![allow(dead_code, reason = "each test file uses its part")]

use std::time::Duration;

use tns_connect::connector::Connector;
use tns_connect::error::ConnectError;
use tns_connect::login::{Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::session::Session;
use tns_connect::trace::Quiet;
use tns_dsn::Descriptor;
use tns_testbed::{Database, Running};
use tns_wire::auth::Verifier;
use tns_wire::ttc::Profile;

/// The password of `scott` and of all others here.
pub(crate) const PASSWORD: &str = "tiger in the tank";

pub(crate) const VERIFIERS: [Verifier; 3] = [Verifier::V11g1, Verifier::V11g2, Verifier::V12c];

/// A 19c database with `scott`.
pub(crate) fn database() -> Database {
    Database::builder().user(user("scott"))
}

pub(crate) fn user(name: &str) -> tns_testbed::User {
    tns_testbed::User::new(name, PASSWORD)
}

/// Every release with every verifier.
pub(crate) fn cells() -> impl Iterator<Item = Database> {
    let all = Profile::ALL.into_iter().flat_map(|profile| VERIFIERS.map(|verifier| (profile, verifier)));
    all.map(|(profile, verifier)| database().profile(profile).verifier(verifier))
}

pub(crate) fn start(database: Database) -> Running {
    database.start().expect("a testbed")
}

/// A plan for the database, with something more in its CONNECT_DATA.
pub(crate) fn plan_with(running: &Running, more: &str) -> Plan {
    let text = running.descriptor("A").expect("a listener");
    let text = text.replace("(SERVICE_NAME=svc)", &format!("(SERVICE_NAME=svc){more}"));
    let descriptor: Descriptor = text.parse().expect("a descriptor");
    let options = Options { deadline: Some(Duration::from_secs(20)), ..Options::of_process() };
    Plan::of_descriptor(&descriptor, &Default::default(), &options).expect("a plan")
}

pub(crate) fn connector(running: &Running) -> Connector {
    Connector::new(plan_with(running, ""))
}

pub(crate) fn password(user: &str) -> Auth {
    Auth::password(user, SecretString::from(PASSWORD))
}

pub(crate) fn login(running: &Running, auth: &Auth) -> Result<Session, ConnectError> {
    connector(running).login(auth, &mut Quiet)
}

/// The failure of a login that must not succeed.
pub(crate) fn refused(running: &Running, auth: &Auth) -> ConnectError {
    login(running, auth).err().expect("no session")
}

pub(crate) fn session(running: &Running) -> Session {
    login(running, &password("scott")).expect("a session")
}
