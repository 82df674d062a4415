//! A TCP connection whose waits another thread can end.

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::sync::Arc;

use mio::{Events, Interest, Poll, Token};
use socket2::SockRef;

use crate::clock::Deadline;

const SOCKET: Token = Token(0);
const WAKER: Token = Token(1);

/// Ends the wait of another thread.
pub(crate) type Waker = Arc<mio::Waker>;

#[derive(Debug)]
pub(super) struct Wakeable {
    socket: mio::net::TcpStream,
    /// The same, for those who only shut it down.
    handle: Arc<TcpStream>,
    poll: Poll,
    events: Events,
    waker: Waker,
}

impl Wakeable {
    pub(super) fn new(handle: Arc<TcpStream>) -> io::Result<Self> {
        let poll = Poll::new()?;
        let waker = Arc::new(mio::Waker::new(poll.registry(), WAKER)?);
        handle.set_nonblocking(true)?;
        let mut socket = mio::net::TcpStream::from_std(handle.try_clone()?);
        poll.registry().register(&mut socket, SOCKET, Interest::READABLE | Interest::WRITABLE)?;
        Ok(Self { socket, handle, poll, events: Events::with_capacity(4), waker })
    }

    pub(super) fn waker(&self) -> Waker {
        Arc::clone(&self.waker)
    }

    pub(super) fn handle(&self) -> Arc<TcpStream> {
        Arc::clone(&self.handle)
    }

    pub(super) fn socket(&self) -> SockRef<'_> {
        SockRef::from(&*self.handle)
    }

    pub(super) fn read(&mut self, deadline: Deadline, bytes: &mut [u8]) -> io::Result<usize> {
        self.until(deadline, true, |socket| socket.read(bytes))
    }

    /// The waker ends no write: half a packet would be of no use to anybody. Whoever wakes has to leave
    /// a sign that is looked for before the next read.
    pub(super) fn write(
        &mut self,
        deadline: Deadline,
        io: impl FnMut(&mut mio::net::TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        self.until(deadline, false, io)
    }

    fn until(
        &mut self,
        deadline: Deadline,
        heeds_waker: bool,
        mut io: impl FnMut(&mut mio::net::TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        loop {
            match io(&mut self.socket) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                done => return done,
            }
            match self.poll.poll(&mut self.events, deadline.wait()?) {
                Err(error) if error.kind() != ErrorKind::Interrupted => return Err(error),
                _ if heeds_waker && self.events.iter().any(|event| event.token() == WAKER) => {
                    return Err(ErrorKind::WouldBlock.into());
                }
                _ => {}
            }
        }
    }
}
