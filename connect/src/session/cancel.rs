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

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use socket2::SockRef;
    use tns_dsn::Descriptor;
    use tns_testbed::Database;

    use crate::connector::Connector;
    use crate::login::Auth;
    use crate::plan::{Options, Plan};
    use crate::trace::Quiet;

    #[test]
    fn expire_time_probes_the_socket_of_a_session() {
        let running = Database::builder().start().expect("a testbed");
        let text = running.descriptor("A").expect("a listener");
        for (more, probes) in [("", None), ("(EXPIRE_TIME=0)", None), ("(EXPIRE_TIME=3)", Some(180))] {
            let text = text.replacen("(DESCRIPTION=", &format!("(DESCRIPTION={more}"), 1);
            let descriptor: Descriptor = text.parse().expect("a descriptor");
            let plan = Plan::of_descriptor(&descriptor, &Default::default(), &Options::of_process());
            let auth = Auth::password("scott", String::from("tiger"));
            let session = Connector::new(plan.expect("a plan")).login(&auth, &mut Quiet).expect("a session");
            let aborter = session.aborter().expect("it was dialled");
            let socket = SockRef::from(&*aborter.0);
            assert_eq!(socket.keepalive().expect("an option"), probes.is_some(), "{more}");
            if let Some(seconds) = probes {
                assert_eq!(socket.tcp_keepalive_time().expect("an option"), Duration::from_secs(seconds));
            }
        }
    }
}
