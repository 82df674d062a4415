//! A session while a task has it.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::thread;

use tokio::runtime::Handle;

use super::asynchronous::blocking;
use super::lease::Pooled;
use super::manage::Manage;

/// A session of an [`AsyncPool`](super::AsyncPool). It goes back when it is dropped: at once where its server has
/// nothing to be asked, else on a thread of the runtime's blocking pool a little later.
pub struct AsyncPooled<M: Manage>(Option<Pooled<M>>);

impl<M: Manage> AsyncPooled<M> {
    pub(super) fn new(pooled: Pooled<M>) -> Self {
        Self(Some(pooled))
    }

    /// Gives it back, and waits until it is.
    pub async fn release(mut self) {
        if let Some(pooled) = self.0.take() {
            // Where the runtime shuts down, it was dropped.
            let _ = blocking::<_, M::Error>(move || drop(pooled)).await;
        }
    }

    /// Logs off and closes the session instead of giving it back.
    pub async fn discard(mut self) {
        if let Some(pooled) = self.0.take() {
            let _ = blocking::<_, M::Error>(move || pooled.discard()).await;
        }
    }
}

impl<M: Manage> Drop for AsyncPooled<M> {
    fn drop(&mut self) {
        let Some(pooled) = self.0.take() else { return };
        if thread::panicking() || pooled.is_clean() {
            return;
        }
        if let Ok(runtime) = Handle::try_current() {
            drop(runtime.spawn_blocking(move || drop(pooled)));
        }
    }
}

impl<M: Manage> Deref for AsyncPooled<M> {
    type Target = Pooled<M>;

    fn deref(&self) -> &Pooled<M> {
        self.0.as_ref().expect("it is taken out only where it ends")
    }
}

impl<M: Manage> DerefMut for AsyncPooled<M> {
    fn deref_mut(&mut self) -> &mut Pooled<M> {
        self.0.as_mut().expect("it is taken out only where it ends")
    }
}

impl<M: Manage> fmt::Debug for AsyncPooled<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AsyncPooled").field(&self.0).finish()
    }
}
