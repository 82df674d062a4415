//! Real sessions for a pool: how they are opened, checked and ended.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base64ct::{Base64, Encoding as _};
use tns_wire::login::Purity as Wanted;

use super::credentials::Credentials;
use super::manage::{Aborter, Kind, Manage, Purity};
use super::tag::Tag;
use super::{Callback, Config, Pool, PoolError};
use crate::clock::Deadline;
use crate::connector::Connector;
use crate::error::{Class, ConnectError, Failure, Phase};
use crate::login::Auth;
use crate::plan::{Attempt, Plan};
use crate::session::{CallError, Session, Value};
use crate::trace::Quiet;

/// How long opening a session, or a call of the pool's own, may take unless somebody says otherwise.
const LIMIT: Duration = Duration::from_secs(60);

/// A pool of real sessions.
pub type SessionPool = Pool<Sessions>;

/// Opens, checks and ends the sessions of a pool: where to connect, and who logs in.
///
/// ```no_run
/// use tns_connect::connector::Connector;
/// use tns_connect::login::Auth;
/// use tns_connect::pool::{Config, Pool};
/// # fn run(connector: Connector) -> Result<(), Box<dyn std::error::Error>> {
/// let auth = Auth::password("scott", String::from("tiger"));
/// let pool = Pool::of_sessions(connector, auth, Config::fixed(10))?;
/// let mut session = pool.acquire()?;
/// println!("{:?}", session.query("select user from dual", &[])?.rows);
/// drop(session); // rolls back, and goes back to the pool
/// pool.close(false)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Sessions {
    connector: Connector,
    auth: Auth,
    planner: Option<Planner>,
    shards: HashMap<Arc<str>, Connector>,
    limit: Duration,
}

/// Makes a plan for every session.
type Planner = Arc<dyn Fn() -> Result<Plan, Failure> + Send + Sync>;

impl Sessions {
    /// Sessions of whoever `auth` says, where `connector` leads to.
    ///
    /// With pooled servers (DRCP), sessions without a connection class get one that no other pool has,
    /// so that only sessions of this pool share servers.
    #[must_use]
    pub fn new(connector: Connector, auth: Auth) -> Self {
        let needs_class = attempts(&connector).any(|to| to.login.pooled && to.login.class.is_none());
        let auth = auth.of_pool();
        let auth = if needs_class { auth.class_or(&own_class()) } else { auth };
        Self { connector, auth, planner: None, shards: HashMap::new(), limit: LIMIT }
    }

    /// Makes a plan anew for every session. Without it all walk the same plan in the same order: with
    /// LOAD_BALANCE the first address would get them all. The options should differ in `seed` and
    /// `connection_id`, as those of [`Options::of_process`](crate::plan::Options::of_process) do.
    #[must_use]
    pub fn replan(self, plan: impl Fn() -> Result<Plan, Failure> + Send + Sync + 'static) -> Self {
        Self { planner: Some(Arc::new(plan)), ..self }
    }

    /// How a shard is reached: by a plan with a sharding key of its own. Requests with this name get
    /// sessions from there, those without one where the pool itself leads to. Experimental: the
    /// program knows which key belongs to which shard.
    #[must_use]
    pub fn shard(mut self, name: &str, connector: Connector) -> Self {
        self.shards.insert(name.into(), connector);
        self
    }

    /// How long opening a session may take, whatever the plan allows, and how long a call of the
    /// pool's own: the rollback of a session that comes back, the PL/SQL procedure; 60 s unless it is
    /// set. Who exceeds it loses the connection.
    #[must_use]
    pub fn limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// The settings of a pool of these sessions: with external authentication, and with pooled
    /// servers, it starts empty.
    #[must_use]
    pub fn config(&self, config: Config) -> Config {
        Config {
            external: config.external || self.auth.is_external(),
            pooled_servers: config.pooled_servers || attempts(&self.connector).any(|to| to.login.pooled),
            ..config
        }
    }

    fn connector(&self, shard: Option<&Arc<str>>) -> Result<Connector, ConnectError> {
        let Some(name) = shard else {
            let plan = self.planner.as_ref().map(|plan| plan()).transpose()?;
            let plan = plan.unwrap_or_else(|| self.connector.plan.clone());
            return Ok(Connector { plan, setup: self.connector.setup.clone() });
        };
        self.shards.get(name).cloned().ok_or_else(|| {
            let message = format!("the pool knows no shard of the name `{name}`");
            let failure = Failure::new(Phase::Plan, Class::Config, None, message);
            failure.hint("say how it is reached with Sessions::shard").into()
        })
    }

    /// Who logs in for a session of this kind.
    fn auth(&self, kind: &Kind<Credentials>, purity: Purity) -> Auth {
        let auth = kind.login.iter().fold(self.auth.clone(), |auth, login| login.apply(auth));
        let auth = kind.class.iter().fold(auth, |auth, class| auth.class(class));
        match purity {
            Purity::Default => auth,
            Purity::New => auth.purity(Wanted::New),
            Purity::Own => auth.purity(Wanted::Reuse),
        }
    }
}

fn attempts(connector: &Connector) -> impl Iterator<Item = &Attempt> {
    connector.plan().descriptions.iter().flat_map(|description| &description.attempts)
}

/// A connection class that nobody else has.
fn own_class() -> String {
    let mut bytes = [0; 12];
    // Without random bytes the class of the process is as good as it gets.
    if getrandom::fill(&mut bytes).is_err() {
        bytes[..4].copy_from_slice(&std::process::id().to_be_bytes());
    }
    format!("TNS:{}", Base64::encode_string(&bytes))
}

/// Why a session of a pool cannot be opened, or does not work.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SessionError {
    /// It could not be opened.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// A call failed.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The system does not carry its connection from one kind of calls to the other.
    #[cfg(feature = "tokio")]
    #[error("the connection cannot be used: {0}")]
    Io(Arc<std::io::Error>),
}

#[cfg(feature = "tokio")]
impl From<std::io::Error> for SessionError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(Arc::new(error))
    }
}

impl SessionError {
    /// The number that Oracle's clients show for it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Connect(error) => error.last.code.as_deref(),
            Self::Call(error) => error.code.as_deref(),
            #[cfg(feature = "tokio")]
            Self::Io(_) => None,
        }
    }
}

impl Manage for Sessions {
    type Session = Session;
    type Login = Credentials;
    type Error = SessionError;

    fn open(
        &self,
        kind: &Kind<Credentials>,
        purity: Purity,
        deadline: Deadline,
    ) -> Result<Session, SessionError> {
        let mut connector = self.connector(kind.shard.as_ref())?;
        let limit = connector.plan.deadline.map_or(self.limit, |plan| plan.min(self.limit));
        connector.plan.deadline = deadline.within(Some(limit)).left();
        Ok(connector.login(&self.auth(kind, purity), &mut Quiet)?)
    }

    fn is_alive(&self, session: &mut Session) -> bool {
        session.is_alive()
    }

    fn ping(&self, session: &mut Session, limit: Option<Duration>) -> Result<(), SessionError> {
        Ok(session.probe(limit)?)
    }

    fn call_procedure(
        &self,
        session: &mut Session,
        procedure: &str,
        requested: &Tag,
        actual: Option<&Tag>,
    ) -> Result<(), SessionError> {
        let actual = actual.map_or(Value::Null, |tag| Value::Text(tag.to_string()));
        let binds = [Value::Text(requested.to_string()), actual];
        let block = format!("begin {procedure}(:1, :2); end;");
        within(session, self.limit, |session| session.execute(&block, &binds))?;
        Ok(())
    }

    /// Rolls back where a transaction is open, and gives a pooled server (DRCP) back; without a
    /// transaction nothing is waited for. Cursors are closed along with the next call. What the user
    /// has set with the session, such as the call timeout, is as in a new session.
    fn release(&self, session: &mut Session) -> Result<(), SessionError> {
        session.reset_settings();
        // A session that has ended says so to any call.
        let release = if session.has_ended() { Session::rollback } else { Session::release };
        Ok(within(session, self.limit, release)?)
    }

    fn close(&self, session: Session) {
        // The connection is closed in any case.
        let _ = session.close();
    }

    fn aborter(&self, session: &Session) -> Option<Aborter> {
        let aborter = session.aborter()?;
        Some(Box::new(move || aborter.abort()))
    }

    fn is_permanent(&self, error: &SessionError) -> bool {
        let SessionError::Connect(error) = error else { return false };
        matches!(
            error.last.class,
            Class::Auth | Class::Config | Class::Impostor | Class::Native | Class::Version
        )
    }

    fn is_clean(&self, session: &Session) -> bool {
        session.is_clean()
    }
}

/// Makes a call that must not take longer.
fn within<T>(
    session: &mut Session,
    limit: Duration,
    call: impl FnOnce(&mut Session) -> Result<T, CallError>,
) -> Result<T, CallError> {
    let before = session.call_timeout();
    session.set_call_timeout(Some(before.map_or(limit, |before| before.min(limit))));
    let called = call(session);
    session.set_call_timeout(before);
    called
}

impl Pool<Sessions> {
    /// A pool of real sessions: of whoever `auth` says, where `connector` leads to. With external
    /// authentication, and with pooled servers (DRCP), it starts empty.
    ///
    /// # Errors
    /// As of [`Pool::new`].
    pub fn of_sessions(
        connector: Connector,
        auth: Auth,
        config: Config,
    ) -> Result<Self, PoolError<SessionError>> {
        let sessions = Sessions::new(connector, auth);
        let config = sessions.config(config);
        Self::new(sessions, config)
    }

    /// The same with a session callback.
    ///
    /// # Errors
    /// As of [`Pool::new`].
    pub fn of_sessions_with(
        connector: Connector,
        auth: Auth,
        config: Config,
        callback: Callback<Sessions>,
    ) -> Result<Self, PoolError<SessionError>> {
        let sessions = Sessions::new(connector, auth);
        let config = sessions.config(config);
        Self::with_callback(sessions, config, callback)
    }
}
