//! Stopping what a session does, from another thread.

use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::socket::Waker;

/// Stops the call that a session waits for, from any thread; the session can be used again then.
#[derive(Clone, Debug)]
pub struct Canceller {
    pub(super) wanted: Arc<AtomicBool>,
    pub(super) waker: Waker,
}

impl Canceller {
    /// Asks for the call that is under way to be stopped; it ends with
    /// [`CallErrorKind::Cancelled`](super::CallErrorKind::Cancelled). Without a call nothing happens.
    ///
    /// # Errors
    /// What the system says.
    pub fn cancel(&self) -> io::Result<()> {
        self.wanted.store(true, Ordering::Release);
        self.waker.wake()
    }
}

/// Breaks the connection of a session from any thread, whatever the session waits for.
#[derive(Clone, Debug)]
pub struct Aborter(pub(super) Arc<TcpStream>);

impl Aborter {
    /// Ends the connection in both directions; the session is of no use any more.
    pub fn abort(&self) {
        // A connection that is closed already is what was asked for.
        let _ = self.0.shutdown(Shutdown::Both);
    }
}
