//! Passwords do not stay in the memory of a process that has logged in. The database is in another
//! process, as it has to know them; nothing else runs in this one.

#![cfg(target_os = "linux")]

#[path = "../wire/tests/shared/memory.rs"]
mod search;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};

use search::{found, secret};
use tns_connect::connector::Connector;
use tns_connect::login::{Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::Quiet;
use tns_dsn::files::OsFiles;
use tns_dsn::resolve::{Environment, Resolver};
use tns_testbed::{Database, User};
use tns_wallet::{Secret, Wallet};
use tns_wire::auth::Verifier;
use tns_wire::ttc::Profile;

/// Tells the other process what to be: the release and the verifier, by their places.
const DATABASE: &str = "TNS_MEMORY_DATABASE";

/// Where the other process names the folder that leads to the database: tnsnames.ora with `sales`, and a
/// wallet with the password for it.
const MARK: &str = "folder: ";

const TEST: &str = "a_finished_login_leaves_no_password_behind";

const VERIFIERS: [Verifier; 2] = [Verifier::V11g2, Verifier::V12c];

/// The secrets: the password, what it is changed to with the login, and later.
const OLD: u8 = 5;
const NEW: u8 = 9;
const LATER: u8 = 14;

/// A database until standard input ends.
fn be_a_database(what: &str) {
    let (profile, verifier) = what.split_once(' ').expect("two places");
    let place = |text: &str| text.parse::<usize>().expect("a place");
    let user = User::new("scott", &secret(OLD));
    let database = Database::builder().user(user).profile(Profile::ALL[place(profile)]);
    let running = database.verifier(VERIFIERS[place(verifier)]).start().expect("a testbed");
    let descriptor = running.descriptor("A").expect("a listener");
    let folder = tempfile::tempdir().expect("a folder");
    let mut wallet = Wallet::new();
    wallet.add_credential("sales", "scott", Secret::from(&*secret(OLD))).expect("added");
    let file = wallet.to_auto_login(None).expect("a wallet");
    std::fs::write(folder.path().join("cwallet.sso"), file).expect("written");
    std::fs::write(folder.path().join("tnsnames.ora"), format!("sales = {descriptor}\n")).expect("written");
    // Whatever the harness wrote, the mark begins a line.
    writeln!(std::io::stdout(), "\n{MARK}{}", folder.path().display()).expect("it is read");
    std::io::stdin().read_to_end(&mut Vec::new()).expect("its end");
}

/// A database in another process, which ends when it is dropped.
struct Elsewhere {
    process: Child,
    input: Option<ChildStdin>,
    connector: Connector,
}

impl Elsewhere {
    fn start(profile: usize, verifier: usize) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.args(["--exact", TEST, "--nocapture"]).env(DATABASE, format!("{profile} {verifier}"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("another process");
        let input = process.stdin.take();
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let line = lines.by_ref().find_map(|line| line.expect("text").strip_prefix(MARK).map(str::to_owned));
        let folder = PathBuf::from(line.expect("a folder"));
        let environment = Environment { tns_admin: Some(folder.clone()), ..Environment::of_process() };
        let resolved = Resolver::new(&OsFiles, environment).resolve("sales").expect("an alias");
        let options = Options { default_wallet: Some(folder), ..Options::of_process() };
        let connector = Connector::new(Plan::new(&resolved, &Default::default(), &options).expect("a plan"));
        Self { process, input, connector }
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        drop(self.input.take());
        // It ends with its input.
        let _ = self.process.wait();
    }
}

fn none_is_found(what: &str) {
    for seed in [OLD, NEW, LATER] {
        assert_eq!(found(seed), 0, "{what}: secret {seed}");
    }
}

#[test]
fn a_finished_login_leaves_no_password_behind() {
    if let Ok(what) = std::env::var(DATABASE) {
        return be_a_database(&what);
    }
    let kept = secret(3);
    assert!(found(3) > 0, "the search finds what is there");
    drop(kept);
    for (profile, verifier) in [(0, 0), (Profile::ALL.len() - 1, 1)] {
        let elsewhere = Elsewhere::start(profile, verifier);
        let connector = &elsewhere.connector;
        let what = format!("{:?} {:?}", Profile::ALL[profile], VERIFIERS[verifier]);
        connector.login(&Auth::external(), &mut Quiet).expect("the wallet knows").close().expect("closed");
        none_is_found(&format!("{what}, by the wallet"));
        let old = SecretString::from(secret(OLD));
        let auth = Auth::password("scott", old).new_password(SecretString::from(secret(NEW)));
        let mut session = connector.login(&auth, &mut Quiet).expect("a session");
        drop(auth);
        none_is_found(&what);
        let [new, later] = [NEW, LATER].map(|seed| SecretString::from(secret(seed)));
        session.change_password(&new, &later).expect("changed");
        drop((new, later));
        session.query("select user from dual", &[]).expect("a row");
        none_is_found(&format!("{what}, in the session"));
        session.close().expect("closed");
        none_is_found(&format!("{what}, behind it"));
        let wrong = Auth::password("scott", SecretString::from(secret(OLD)));
        connector.login(&wrong, &mut Quiet).err().expect("it was changed");
        drop(wrong);
        none_is_found(&format!("{what}, refused"));
    }
}
