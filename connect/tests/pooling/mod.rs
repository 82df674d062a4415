//! A database that is not one: it counts what the pool does with its sessions.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tns_connect::clock::Deadline;
use tns_connect::pool::{Aborter, Config, Kind, Manage, Pool, PoolError, Purity, Tag};

/// How long a test waits for what happens in the background.
const PATIENCE: Duration = Duration::from_secs(20);

/// The database. Sessions know whether they still stand.
#[derive(Clone, Default)]
pub(crate) struct Database(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// Why it opens nothing.
    refuses: Mutex<Option<Refusal>>,
    /// Sessions of an older epoch do not answer.
    epoch: AtomicUsize,
    delay: Mutex<Duration>,
    tries: AtomicU64,
    last_number: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
    opening: AtomicUsize,
    most_opening: AtomicUsize,
    log: Mutex<Vec<String>>,
}

/// Why nothing works.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("ORA-12541: no listener")]
    Away,
    #[error("ORA-01017: invalid username/password")]
    Password,
    #[error("ORA-03113: end-of-file on communication channel")]
    Lost,
    #[error("a mistake of the program")]
    Bug,
}

/// A session.
pub(crate) struct Session {
    database: Database,
    pub(crate) number: usize,
    pub(crate) login: Option<Arc<String>>,
    pub(crate) purity: Purity,
    epoch: usize,
    pub(crate) broken: Arc<AtomicBool>,
    logged_off: bool,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.database.0.open.fetch_sub(1, SeqCst);
        if !self.logged_off {
            self.database.note(format!("cut {}", self.number));
        }
    }
}

impl Database {
    pub(crate) fn pool(&self, config: Config) -> Pool<Self> {
        Pool::new(self.clone(), config).expect("settings that fit")
    }

    /// A pool whose sessions are open.
    pub(crate) fn filled(&self, config: Config) -> Pool<Self> {
        let pool = self.pool(config);
        pool.fill(Some(PATIENCE)).expect("the database is there");
        pool
    }

    pub(crate) fn refuse(&self, why: Option<Refusal>) {
        *self.0.refuses.lock().expect("no panic") = why;
    }

    /// Goes away: sessions are dead, no new ones are opened.
    pub(crate) fn die(&self) {
        self.refuse(Some(Refusal::Away));
        self.0.epoch.fetch_add(1, SeqCst);
    }

    pub(crate) fn slow(&self, delay: Duration) {
        *self.0.delay.lock().expect("no panic") = delay;
    }

    pub(crate) fn tries(&self) -> u64 {
        self.0.tries.load(SeqCst)
    }

    pub(crate) fn open_now(&self) -> usize {
        self.0.open.load(SeqCst)
    }

    pub(crate) fn most_open(&self) -> usize {
        self.0.most_open.load(SeqCst)
    }

    pub(crate) fn most_opening(&self) -> usize {
        self.0.most_opening.load(SeqCst)
    }

    fn note(&self, what: String) {
        self.0.log.lock().expect("no panic").push(what);
    }

    /// What has happened since the last time.
    pub(crate) fn log(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.log.lock().expect("no panic"))
    }

    fn serve(&self, kind: &Kind<String>, purity: Purity) -> Session {
        let open = self.0.open.fetch_add(1, SeqCst) + 1;
        self.0.most_open.fetch_max(open, SeqCst);
        Session {
            database: self.clone(),
            number: self.0.last_number.fetch_add(1, SeqCst) + 1,
            login: kind.login.clone(),
            purity,
            epoch: self.0.epoch.load(SeqCst),
            broken: Arc::default(),
            logged_off: false,
        }
    }
}

impl Manage for Database {
    type Session = Session;
    type Login = String;
    type Error = Refusal;

    fn open(&self, kind: &Kind<String>, purity: Purity, _: Deadline) -> Result<Session, Refusal> {
        self.0.tries.fetch_add(1, SeqCst);
        let opening = self.0.opening.fetch_add(1, SeqCst) + 1;
        self.0.most_opening.fetch_max(opening, SeqCst);
        let delay = *self.0.delay.lock().expect("no panic");
        thread::sleep(delay);
        self.0.opening.fetch_sub(1, SeqCst);
        if kind.login.as_deref().is_some_and(|login| login == "wrong") {
            return Err(Refusal::Password);
        }
        let refuses = self.0.refuses.lock().expect("no panic").clone();
        match refuses {
            Some(Refusal::Bug) => panic!("a mistake of the program"),
            Some(why) => Err(why),
            None => Ok(self.serve(kind, purity)),
        }
    }

    fn is_alive(&self, session: &mut Session) -> bool {
        !session.broken.load(SeqCst)
    }

    fn ping(&self, session: &mut Session, _: Option<Duration>) -> Result<(), Refusal> {
        self.note(format!("ping {}", session.number));
        match session.epoch == self.0.epoch.load(SeqCst) {
            true => Ok(()),
            false => Err(Refusal::Lost),
        }
    }

    fn reuse(&self, session: &mut Session, purity: Purity) {
        session.purity = purity;
    }

    fn call_procedure(
        &self,
        session: &mut Session,
        procedure: &str,
        requested: &Tag,
        actual: Option<&Tag>,
    ) -> Result<(), Refusal> {
        let actual = actual.map_or_else(|| "nothing".to_owned(), Tag::to_string);
        self.note(format!("{procedure}({requested}, {actual}) in {}", session.number));
        Ok(())
    }

    fn release(&self, session: &mut Session) -> Result<(), Refusal> {
        match session.epoch == self.0.epoch.load(SeqCst) && !session.broken.load(SeqCst) {
            true => Ok(()),
            false => Err(Refusal::Lost),
        }
    }

    fn close(&self, mut session: Session) {
        session.logged_off = true;
        self.note(format!("off {}", session.number));
    }

    fn aborter(&self, session: &Session) -> Option<Aborter> {
        let broken = Arc::clone(&session.broken);
        Some(Box::new(move || broken.store(true, SeqCst)))
    }

    fn is_permanent(&self, error: &Refusal) -> bool {
        *error == Refusal::Password
    }
}

/// Waits until it is so.
pub(crate) fn until(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < PATIENCE, "still not: {what}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// The error of something that must fail.
pub(crate) fn error<T>(result: Result<T, PoolError<Refusal>>) -> PoolError<Refusal> {
    match result {
        Ok(_) => panic!("it should have failed"),
        Err(error) => error,
    }
}
