//! The server: one thread that owns what a client has open and keeps the order of its messages, a
//! few workers that answer requests from snapshots.

mod capabilities;
mod client;
mod configuration;
mod diagnostics;
mod dispatch;
mod lifecycle;
mod log;
mod notice;
mod pages;
mod pending;
mod pool;
mod progress;
mod publish;
mod routes;
mod session;
mod snapshot;
/// The protocol over standard input and output.
pub mod stdio;
mod watch;
mod wire;
mod work;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, after, never, select, unbounded};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::Uri;
use serde::Serialize;
use serde_json::Value;

use diagnostics::Due;
use dispatch::error;
use pending::{Outgoing, Pending};
use pool::Pool;
use session::Session;
use work::{Done, Findings};

pub use client::Client;
pub use configuration::Configuration;
pub use dispatch::Routes;
pub use log::Log;
pub(crate) use pages::address;
pub use progress::Progress;
pub use snapshot::Around;

/// A turn of the loop that takes longer is told in the log.
const SLOW: Duration = Duration::from_millis(10);

/// How a server has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The client said `shutdown` before.
    InOrder,
    /// It said `exit` without, or went away.
    Early,
}

/// Serves one client until it says `exit` or goes away; `routes` says what is answered to a client
/// of these abilities.
pub fn serve(connection: &Connection, routes: impl Fn(&Client) -> Routes + 'static, log: Log) -> Ended {
    let (done, results) = unbounded();
    let server = Server {
        client: connection.sender.clone(),
        make_routes: Box::new(routes),
        routes: Arc::default(),
        session: Session::new(Client::new(&Value::Null), Vec::new()),
        pending: Pending::default(),
        outgoing: Outgoing::default(),
        due: Due::default(),
        quick: HashSet::new(),
        findings: Findings::default(),
        watched: HashSet::new(),
        pool: Pool::new(),
        done,
        phase: Phase::New,
        log,
    };
    server.run(&connection.receiver, &results)
}

struct Server {
    client: Sender<Message>,
    make_routes: Box<dyn Fn(&Client) -> Routes>,
    routes: Arc<Routes>,
    session: Session,
    pending: Pending,
    outgoing: Outgoing,
    due: Due,
    /// Large documents that have changed, and of which nothing was told since.
    quick: HashSet<Uri>,
    findings: Findings,
    /// Files beside those of all patterns that the client was asked to watch.
    watched: HashSet<PathBuf>,
    pool: Pool,
    /// Where workers put their results.
    done: Sender<Done>,
    phase: Phase,
    log: Log,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Before `initialize`.
    New,
    Running,
    /// After `shutdown`.
    Stopping,
    Over(Ended),
}

/// What the main thread waits for.
enum Event {
    Message(Message),
    Done(Done),
    /// It is time for a check.
    Time,
    /// The client went away.
    Gone,
}

impl Server {
    fn run(mut self, messages: &Receiver<Message>, results: &Receiver<Done>) -> Ended {
        loop {
            if let Phase::Over(ended) = self.phase {
                return ended;
            }
            let event = self.next(messages, results);
            let (start, name) = (Instant::now(), event.name());
            // A mistake in one turn must not end the others.
            let turn = catch_unwind(AssertUnwindSafe(|| {
                self.turn(event);
                if messages.is_empty() {
                    self.tell_quick();
                }
            }));
            if turn.is_err() {
                self.log.error(format_args!("{name} was given up after a panic"));
            }
            let took = start.elapsed();
            if took > SLOW {
                self.log.debug(format_args!("{name} took {took:.1?} on the main thread"));
            }
        }
    }

    fn next(&self, messages: &Receiver<Message>, results: &Receiver<Done>) -> Event {
        let wait = |at: Instant| after(at.saturating_duration_since(Instant::now()));
        let time = self.due.next().map_or_else(never, wait);
        select! {
            recv(messages) -> message => message.map_or(Event::Gone, Event::Message),
            recv(results) -> done => done.map_or(Event::Gone, Event::Done),
            recv(time) -> _ => Event::Time,
        }
    }

    fn turn(&mut self, event: Event) {
        match event {
            Event::Message(Message::Request(request)) => self.request(request),
            Event::Message(Message::Notification(notice)) => self.notification(notice),
            Event::Message(Message::Response(response)) => self.answered(response),
            Event::Done(done) => self.worked(done),
            Event::Time => {}
            Event::Gone => self.end(),
        }
        self.tell_broken_configurations();
        self.tell_unusable_baselines();
        self.start_checks();
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        self.log.debug(format_args!("request {id}: {method:?}"));
        let refusal = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => return self.initialize(id, &params),
            (Phase::New, _) => error(ErrorCode::ServerNotInitialized, "`initialize` has to come first"),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Stopping;
                return self.answer(id, Ok(Value::Null));
            }
            (Phase::Running, "initialize") => {
                error(ErrorCode::InvalidRequest, "the server was initialized before")
            }
            (Phase::Running, _) => return self.work_on(id, &method, params),
            (Phase::Stopping | Phase::Over(_), _) => {
                error(ErrorCode::InvalidRequest, "the server was shut down")
            }
        };
        self.answer(id, Err(refusal));
    }

    fn notification(&mut self, notice: Notification) {
        self.log.debug(format_args!("notification: {:?}", notice.method));
        match (self.phase, notice.method.as_str()) {
            (_, "exit") => self.end(),
            (Phase::Running, _) => self.notice(&notice.method, notice.params),
            _ => {}
        }
    }

    fn end(&mut self) {
        self.phase = Phase::Over(if self.phase == Phase::Stopping { Ended::InOrder } else { Ended::Early });
    }

    fn answer(&mut self, id: RequestId, response_result: Result<Value, ResponseError>) {
        self.send(Response { id, response_result });
    }

    fn tell(&mut self, method: &str, params: impl Serialize) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn send(&mut self, message: impl Into<Message>) {
        if self.client.send(message.into()).is_err() {
            self.end();
        }
    }
}

impl Event {
    /// What it is called in the log.
    fn name(&self) -> String {
        match self {
            Self::Message(Message::Request(request)) => format!("{:?}", request.method),
            Self::Message(Message::Notification(notice)) => format!("{:?}", notice.method),
            Self::Message(Message::Response(response)) => format!("the answer to {}", response.id),
            Self::Done(_) => "a result".to_owned(),
            Self::Time => "the start of checks".to_owned(),
            Self::Gone => "the end".to_owned(),
        }
    }
}
