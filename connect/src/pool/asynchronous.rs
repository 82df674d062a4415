//! The pool for programs that run on tokio: with the feature `tokio`.

use std::fmt;
use std::panic;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::task;

use super::acquire::{Asked, Turn};
use super::async_lease::AsyncPooled;
use super::error::PoolError;
use super::lease::{Lease, Pooled};
use super::manage::{Kind, Manage};
use super::queue::Grant;
use super::request::Request;
use super::shared::Shared;
use super::{Callback, Config, Pool, Stats};

/// The same pool for tasks: nothing in it blocks a thread of the runtime.
///
/// Waiting for a session takes no thread, nor does taking one that is idle. What asks the server runs
/// on a thread of the runtime's blocking pool, and takes it for one round trip or one login: opening
/// a session, the ping of one that was unused for long, the session callback, the rollback.
///
/// Whoever drops the future of an acquire loses nothing: the place in the queue is left, and a session
/// that was on its way stays in the pool.
///
/// ```no_run
/// use tns_connect::pool::{AsyncPool, Config};
/// # async fn run(
/// #     connector: tns_connect::connector::Connector,
/// #     auth: tns_connect::login::Auth,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// let pool = AsyncPool::of_sessions(connector, auth, Config::fixed(10))?;
/// let mut session = pool.acquire().await?;
/// println!("{:?}", session.query("select user from dual", &[]).await?.rows);
/// session.release().await; // or drop it
/// pool.close(false).await?;
/// # Ok(())
/// # }
/// ```
pub struct AsyncPool<M: Manage>(Pool<M>);

impl<M: Manage> AsyncPool<M> {
    /// As [`Pool::new`].
    ///
    /// # Errors
    /// As [`Pool::new`].
    pub fn new(manage: M, config: Config) -> Result<Self, PoolError<M::Error>> {
        Pool::new(manage, config).map(Self)
    }

    /// As [`Pool::with_callback`].
    ///
    /// # Errors
    /// As [`Pool::new`].
    pub fn with_callback(
        manage: M,
        config: Config,
        callback: Callback<M>,
    ) -> Result<Self, PoolError<M::Error>> {
        Pool::with_callback(manage, config, callback).map(Self)
    }

    /// The pool for threads, which has the same sessions; for its settings as well.
    #[must_use]
    pub fn blocking(&self) -> &Pool<M> {
        &self.0
    }

    /// Any session of the pool's own kind.
    ///
    /// # Errors
    /// As of [`Pool::acquire_as`].
    pub async fn acquire(&self) -> Result<AsyncPooled<M>, PoolError<M::Error>> {
        self.acquire_as(Request::new()).await
    }

    /// [`Pool::acquire_as`] without blocking.
    ///
    /// # Errors
    /// As of [`Pool::acquire_as`].
    pub async fn acquire_as(
        &self,
        request: Request<M::Login>,
    ) -> Result<AsyncPooled<M>, PoolError<M::Error>> {
        let shared = &self.0.0.shared;
        let mut turn = Turn::new(shared, request)?;
        loop {
            let granted = grant(&mut turn, shared).await?;
            let now = match &granted.0 {
                Some(Grant::Open) => false,
                Some(Grant::Session(entry)) => !turn.asks_server(shared, entry),
                _ => true,
            };
            let prepared = match now {
                true => granted.prepare(&mut turn)?,
                false => {
                    let prepared;
                    (turn, prepared) = blocking(move || {
                        let prepared = granted.prepare(&mut turn);
                        (turn, prepared)
                    })
                    .await?;
                    prepared?
                }
            };
            if let Some(pooled) = prepared {
                return Ok(AsyncPooled::new(pooled));
            }
        }
    }

    /// [`Pool::fill`] without blocking.
    ///
    /// # Errors
    /// As of [`Pool::fill`].
    pub async fn fill(&self, limit: Option<Duration>) -> Result<(), PoolError<M::Error>> {
        let pool = self.0.clone();
        blocking(move || pool.fill(limit)).await?
    }

    /// The state of the pool and its counts.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.0.stats()
    }

    /// [`Pool::close`] without blocking.
    ///
    /// # Errors
    /// As of [`Pool::close`].
    pub async fn close(&self, force: bool) -> Result<(), PoolError<M::Error>> {
        let pool = self.0.clone();
        blocking(move || pool.close(force)).await?
    }
}

impl<M: Manage> From<Pool<M>> for AsyncPool<M> {
    fn from(pool: Pool<M>) -> Self {
        Self(pool)
    }
}

impl<M: Manage> Clone for AsyncPool<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M: Manage> fmt::Debug for AsyncPool<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AsyncPool").field(&self.stats()).finish()
    }
}

/// What was granted: back in the pool where nobody takes it.
struct Granted<M: Manage>(Option<Grant<M>>, Arc<Shared<M>>, Kind<M::Login>);

impl<M: Manage> Granted<M> {
    /// Opens the session where there is none yet, and looks at it.
    fn prepare(mut self, turn: &mut Turn<M>) -> Result<Option<Pooled<M>>, PoolError<M::Error>> {
        let Some(grant) = self.0.take() else { return Ok(None) };
        let lease = turn.lease(&self.1, grant)?;
        turn.prepare(&self.1, lease)
    }
}

impl<M: Manage> Drop for Granted<M> {
    fn drop(&mut self) {
        match self.0.take() {
            Some(Grant::Session(entry)) => Lease::new(&self.1, entry).give_back(),
            Some(Grant::Open) => {
                let mut state = self.1.lock();
                state.unreserve(&self.2);
                state.settle(Instant::now());
                self.1.work.notify_one();
            }
            Some(Grant::Failed(_) | Grant::Closed) | None => {}
        }
    }
}

/// A place in the queue, which is left where nobody waits any more.
struct Place<'a, M: Manage> {
    number: u64,
    turn: &'a Turn<M>,
    shared: &'a Arc<Shared<M>>,
}

impl<M: Manage> Place<'_, M> {
    fn granted(&self, grant: Grant<M>) -> Granted<M> {
        Granted(Some(grant), Arc::clone(self.shared), self.turn.request.kind.clone())
    }
}

impl<M: Manage> Drop for Place<'_, M> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.queue.leave(self.number);
        let late = state.queue.collect(self.number);
        drop(state);
        drop(late.map(|grant| self.granted(grant)));
    }
}

/// Waits until something is granted.
async fn grant<M: Manage>(
    turn: &mut Turn<M>,
    shared: &Arc<Shared<M>>,
) -> Result<Granted<M>, PoolError<M::Error>> {
    let asked = turn.ask::<Notify>(shared)?;
    let (number, wake) = match asked {
        Asked::Granted(grant) => {
            return Ok(Granted(Some(grant), Arc::clone(shared), turn.request.kind.clone()));
        }
        Asked::Queued(number, wake) => (number, wake),
    };
    let place = Place { number, turn, shared };
    let mut late = false;
    loop {
        if let Some(granted) = turn.collect(&mut shared.lock(), number, late) {
            return granted.map(|grant| place.granted(grant));
        }
        late = match turn.deadline.left() {
            Some(left) => tokio::time::timeout(left, wake.notified()).await.is_err(),
            None => {
                wake.notified().await;
                false
            }
        };
    }
}

/// Does what blocks on a thread for it; a panic there goes on here.
pub(super) async fn blocking<T: Send + 'static, E>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, PoolError<E>> {
    task::spawn_blocking(work).await.map_err(|error| match error.try_into_panic() {
        Ok(panic) => panic::resume_unwind(panic),
        // The runtime is shutting down.
        Err(_) => PoolError::Closed,
    })
}
