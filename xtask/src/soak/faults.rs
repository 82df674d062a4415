//! A pool of real sessions over connections that break anywhere.

use std::error::Error;
use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

use tns_connect::connector::Connector;
use tns_connect::login::Auth;
use tns_connect::plan::{Options, Plan};
use tns_connect::pool::{Config, Pool, SessionPool};
use tns_dsn::Descriptor;
use tns_testbed::{Break, Cable, Database, How, Way};

use super::Amount;
use crate::rng::Rng;

/// Longer than anything takes on connections that are cut: nobody may wait for ever.
const BOUND: Duration = Duration::from_secs(30);

/// More bytes than a login sends in either direction.
const BYTES: usize = 6_000;

/// How long the pool leaves a database alone that could not be reached.
const PAUSE: Duration = Duration::from_millis(1);

type Anything<T> = Result<T, Box<dyn Error>>;

/// Uses a pool whose connections break at random bytes: it works again by itself, and leaves nothing
/// open.
pub(super) fn random_breaks(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    writeln!(log, "session-faults: {} breaks, seed {}", amount.count, amount.seed)?;
    match breaks(amount) {
        Ok(told) => {
            writeln!(log, "session-faults: ok, {told} errors were told")?;
            Ok(true)
        }
        Err(why) => {
            writeln!(log, "session-faults: {why}")?;
            Ok(false)
        }
    }
}

fn breaks(amount: Amount) -> Anything<u64> {
    let database = Database::builder().start()?;
    let cable = Cable::lay(database.port("A").ok_or("the database has no port")?)?;
    let (pool, mut rng, mut told) = (pool(&cable)?, Rng::new(amount.seed), 0);
    for nth in 0..amount.count {
        let way = if rng.chance(50) { Way::ToServer } else { Way::ToClient };
        let fault = Break { way, after: rng.below(BYTES), how: How::Cut };
        cable.break_next(fault);
        told += survive(&pool).map_err(|why| format!("break {nth}, {fault:?}: {why}"))?;
    }
    pool.close(false)?;
    if !cable.settled(BOUND) {
        return Err("a connection is still open".into());
    }
    let stats = pool.stats();
    let start = Instant::now();
    while database.sessions_alive() > 0 && start.elapsed() < BOUND {
        thread::sleep(PAUSE);
    }
    match (stats.open, database.sessions_alive()) {
        (0, 0) if stats.opened == stats.closed => Ok(told),
        (_, alive) => Err(format!("{alive} sessions were left behind: {stats:?}").into()),
    }
}

fn pool(cable: &Cable) -> Anything<SessionPool> {
    let address = format!("(ADDRESS=(PROTOCOL=TCP)(HOST=127.0.0.1)(PORT={}))", cable.port());
    let text = format!("(DESCRIPTION={address}(CONNECT_DATA=(SERVICE_NAME=svc)))");
    let plan =
        Plan::of_descriptor(&text.parse::<Descriptor>()?, &Default::default(), &Options::of_process())?;
    let auth = Auth::password("scott", String::from("tiger"));
    let config = Config {
        ping_interval: Some(Duration::ZERO),
        retry_delay: PAUSE,
        retry_delay_max: PAUSE,
        ..Config::fixed(1)
    };
    Ok(Pool::of_sessions(Connector::new(plan), auth, config)?)
}

/// Lives until nothing breaks; gives how many errors were told.
fn survive(pool: &SessionPool) -> Anything<u64> {
    let (start, mut told) = (Instant::now(), 0);
    while let Err(why) = live(pool) {
        told += 1;
        if start.elapsed() > BOUND {
            return Err(why);
        }
        thread::sleep(PAUSE * 2);
    }
    Ok(told)
}

/// What a program does. Its last session is closed, so that the next one has a connection of its own.
fn live(pool: &SessionPool) -> Anything<()> {
    let mut session = pool.acquire()?;
    session.query("select level from dual connect by level <= 50", &[])?;
    session.execute("savepoint here", &[])?;
    drop(session);
    let mut session = pool.acquire()?;
    session.ping()?;
    session.discard();
    Ok(())
}
