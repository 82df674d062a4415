//! What is done in the session: nothing takes longer than the deadline.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;
use tns_connect::error::ConnectError;
use tns_connect::login::Auth;
use tns_connect::plan::Plan;
use tns_connect::session::{Aborter, CallError, CallErrorKind, Rows, Session, SessionInfo, Value};
use tns_connect::trace::Observer;

use crate::command::live::{Reach, Target, Told};

/// What is kept of the time to stop a call in good order.
const STOPPING: Duration = Duration::from_secs(1);

/// How long it may take to ask who the session is.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks who the session is.
const WHO: &str = "select sys_context('USERENV', 'SESSION_USER'), sys_context('USERENV', 'CURRENT_SCHEMA'), \
                   sys_context('USERENV', 'PROXY_USER'), sys_context('USERENV', 'AUTHENTICATION_METHOD') \
                   from dual";

/// A session for as long as the call lasts.
pub(super) struct Visit<'r> {
    session: Session,
    reach: &'r Reach<'r>,
    _watch: Watch,
}

/// Who the database says that the session is.
#[derive(Debug, Serialize)]
pub(super) struct Who {
    pub(super) user: Option<String>,
    pub(super) schema: Option<String>,
    pub(super) proxy: Option<String>,
    pub(super) authentication: Option<String>,
    /// How long the question took there and back.
    #[serde(skip)]
    pub(super) took: Duration,
}

/// What a query came to, and how long it took.
pub(super) struct Answered {
    pub(super) rows: Result<Rows, CallError>,
    pub(super) out_of_time: bool,
    pub(super) took: Duration,
}

impl<'r> Visit<'r> {
    /// # Errors
    /// Why there is no session.
    pub(super) fn login(
        reach: &'r Reach<'r>,
        target: &Target,
        (plan, auth): (Plan, &Auth),
        observer: &mut dyn Observer,
    ) -> Result<Self, ConnectError> {
        let session = reach.connector(plan).login(auth, &mut Told::new(reach, &target.name, observer))?;
        let watch = Watch::new(session.aborter(), reach.left());
        Ok(Self { session, reach, _watch: watch })
    }

    pub(super) fn info(&self) -> &SessionInfo {
        self.session.info()
    }

    /// Asks who the session is; nothing where the database does not say so, as one that is not open.
    pub(super) fn who(&mut self) -> Option<Who> {
        let Answered { rows, took, .. } = self.within(self.reach.left().min(PATIENCE), WHO);
        let row: [Value; 4] = rows.ok()?.rows.into_iter().next()?.try_into().ok()?;
        let [user, schema, proxy, authentication] = row.map(|value| match value {
            Value::Text(text) => Some(text),
            _ => None,
        });
        Some(Who { user, schema, proxy, authentication, took })
    }

    pub(super) fn query(&mut self, sql: &str) -> Answered {
        self.within(self.reach.left(), sql)
    }

    fn within(&mut self, limit: Duration, sql: &str) -> Answered {
        let start = Instant::now();
        self.session.set_call_timeout(Some(limit - STOPPING.min(limit / 4)));
        let rows = self.session.query(sql, &[]);
        let is_over = self.reach.left().is_zero();
        let rows = rows.map_err(|error| match error.kind {
            CallErrorKind::Lost if is_over => cut_off(),
            _ => error,
        });
        let is_late = matches!(&rows, Err(error) if error.kind == CallErrorKind::Timeout);
        let out_of_time = rows.is_err() && (is_late || is_over);
        Answered { rows, out_of_time, took: start.elapsed() }
    }

    /// Logs off.
    pub(super) fn end(mut self) {
        self.session.set_call_timeout(Some(self.reach.left()));
        // Everything is known: a server that cannot be told any more changes nothing.
        let _ = self.session.close();
    }
}

/// What the end of the connection means where we are the ones who ended it.
fn cut_off() -> CallError {
    CallError {
        kind: CallErrorKind::Silent,
        code: Some("ORA-12609".to_owned()),
        message: "the server did not stop the query in time, and the connection was closed".to_owned(),
        cause: None,
        hint: Some("allow it more time with --deadline, or ask for less".to_owned()),
        position: None,
    }
}

/// Breaks the connection when the time is over, unless it is dropped before.
struct Watch {
    _alive: Sender<()>,
}

impl Watch {
    fn new(aborter: Option<Aborter>, left: Duration) -> Self {
        let (alive, is_over) = mpsc::channel();
        if let Some(aborter) = aborter {
            thread::spawn(move || {
                if is_over.recv_timeout(left) == Err(RecvTimeoutError::Timeout) {
                    aborter.abort();
                }
            });
        }
        Self { _alive: alive }
    }
}
