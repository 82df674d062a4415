//! How long python-oracledb and we take to a listener's answer, and how many packets each sends for it.

use std::io;
use std::io::Read;
use std::time::{Duration, Instant};

use serde_json::json;
use tns_connect::connector::Connector;
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::Quiet;
use tns_dsn::Form;
use tns_dsn::resolve::Profile;
use tns_testbed::{Listener, Release, Running, Script, Step, Testbed};

use super::compare::Report;
use super::process::Process;
use super::python::Installation;
use crate::soak::Amount;

/// Each of both connects so often before it counts.
const WARM: u64 = 5;

/// How long a connection may take to be over.
const SETTLED: Duration = Duration::from_secs(5);

/// The releases whose ACCEPT is waited for; what python says then meets a closed connection.
const RELEASES: [Release; 3] = [Release::V12, Release::V19, Release::V23];

/// Lets both connect `count` times to each release, one after the other.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("accept.py"))?;
    let mut report = Report::default();
    for release in RELEASES {
        let script = Script::new().listener("A", Listener::new([Step::Accept(release), Step::Close]));
        let running = Testbed::start(script).map_err(io::Error::other)?;
        let race = Race { release, running: &running };
        race.run(&mut python, amount.count, &mut report)?;
        report.cases += amount.count;
    }
    Ok(report)
}

struct Race<'a> {
    release: Release,
    running: &'a Running,
}

impl Race<'_> {
    fn run(&self, python: &mut Process, count: u64, report: &mut Report) -> io::Result<()> {
        let connect = self.running.fill("127.0.0.1:{A}/svc");
        let (mut theirs, mut ours) = (Vec::new(), Vec::new());
        for round in 0..WARM + count {
            let (one, two) = (asked(python, &connect)?, connected(&connect)?);
            if round >= WARM {
                theirs.push(one);
                ours.push(two);
            }
        }
        let (theirs, ours) = (median(theirs), median(ours));
        let release = self.release;
        report.notes.push(format!("{release:?}: python-oracledb {theirs:?}, ours {ours:?} (medians)"));
        if ours > theirs {
            report.differences.push(format!("{release:?}: ours takes {ours:?}, python-oracledb {theirs:?}"));
        }
        report.differences.extend(self.more_packets());
        Ok(())
    }

    /// Where we send more packets before the answer than python does.
    fn more_packets(&self) -> Option<String> {
        let records = self.running.settled(SETTLED);
        let most = |first: usize| records.iter().skip(first).step_by(2).map(|one| one.packets.len()).max();
        let (theirs, ours) = (most(0)?, most(1)?);
        (ours > theirs).then(|| format!("{:?}: ours sends {ours} packets, python {theirs}", self.release))
    }
}

/// The time until python knows that the listener has answered, and is gone.
fn asked(python: &mut Process, connect: &str) -> io::Result<Duration> {
    let answer = python.ask(&json!({ "connect": connect }))?.map_err(io::Error::other)?;
    answer.as_f64().map(Duration::from_secs_f64).ok_or_else(|| io::Error::other("no time"))
}

/// The same for us, from the text of the connect string on.
fn connected(connect: &str) -> io::Result<Duration> {
    let start = Instant::now();
    let descriptor = Form::detect(connect).read(connect).map_err(io::Error::other)?.value;
    let plan = Plan::of_descriptor(&descriptor, &Profile::default(), &Options::default());
    let connected = Connector::new(plan.map_err(io::Error::other)?).connect(&mut Quiet);
    let mut connection = connected.map_err(io::Error::other)?;
    // A reset is an end as well.
    let _ = connection.stream.read(&mut [0]);
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
