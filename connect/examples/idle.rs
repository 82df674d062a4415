//! What idle sessions cost: logs in as `scott` with the password of the environment variable PASSWORD
//! as often as asked for, keeps all sessions, and tells how the resident memory has grown (on Linux).
//!
//! `PASSWORD=tiger cargo run --release -p tns-connect --example idle -- 127.0.0.1:1521/svc 1000`

#![expect(clippy::print_stdout, reason = "an example reports there")]

use std::error::Error;
use std::{env, fs, io};

use tns_connect::connector::Connector;
use tns_connect::login::{Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::session::Session;
use tns_connect::trace::Quiet;
use tns_dsn::Form;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(connect), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("give a connect string and how many sessions".into());
    };
    let count: usize = count.parse()?;
    let descriptor = Form::detect(&connect).read(&connect)?.value;
    let plan = Plan::of_descriptor(&descriptor, &Default::default(), &Options::of_process())?;
    let connector = Connector::new(plan);
    let auth = Auth::password("scott", SecretString::from(env::var("PASSWORD")?));
    // What is made once is made now.
    connector.login(&auth, &mut Quiet)?.close()?;
    let before = resident()?;
    let sessions = (0..count).map(|_| connector.login(&auth, &mut Quiet)).collect::<Result<Vec<_>, _>>()?;
    let grown = resident()?.saturating_sub(before);
    println!("{count} sessions, {:.1} KiB each", grown as f64 / count.max(1) as f64);
    sessions.into_iter().try_for_each(Session::close)?;
    Ok(())
}

/// The resident memory of this process in KiB.
fn resident() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| io::Error::other("the system does not tell it"))
}
