//! A client of the server, and requests that only tests know.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::{LspRequestMethod, MessageDirection};
use serde_json::{Value, json};
use tns_lsp::server::{Client, Ended, Log, Routes, serve};

/// How long a test waits for a message.
const PATIENCE: Duration = Duration::from_secs(30);

/// Gives the text of a document.
#[derive(Debug)]
pub(crate) enum Text {}
impl lsp_types::Request for Text {
    const METHOD: LspRequestMethod<'static> = LspRequestMethod::Custom("test/text");
    const MESSAGE_DIRECTION: MessageDirection = MessageDirection::ClientToServer;
    type Params = Value;
    type Result = String;
}

/// Waits until it is cancelled.
#[derive(Debug)]
pub(crate) enum Wait {}
impl lsp_types::Request for Wait {
    const METHOD: LspRequestMethod<'static> = LspRequestMethod::Custom("test/wait");
    const MESSAGE_DIRECTION: MessageDirection = MessageDirection::ClientToServer;
    type Params = Value;
    type Result = ();
}

/// Panics.
#[derive(Debug)]
pub(crate) enum Panic {}
impl lsp_types::Request for Panic {
    const METHOD: LspRequestMethod<'static> = LspRequestMethod::Custom("test/panic");
    const MESSAGE_DIRECTION: MessageDirection = MessageDirection::ClientToServer;
    type Params = Value;
    type Result = ();
}

/// All routes, and those of tests.
pub(crate) fn routes(client: &Client) -> Routes {
    Routes::all(client)
        .on::<Text>(|view, _| Ok(view.document.text()))
        .on::<Wait>(|view, _| {
            let start = Instant::now();
            while start.elapsed() < PATIENCE {
                view.cancel.check()?;
                thread::sleep(Duration::from_millis(1));
            }
            Ok(())
        })
        .on::<Panic>(|_, _| panic!("a test wants this"))
}

/// A running server and its client; in the end it asserts that the test took every message.
pub(crate) struct TestServer {
    connection: Connection,
    server: Option<JoinHandle<Ended>>,
    /// Messages that came before the one a test waited for.
    early: VecDeque<Message>,
    last: i32,
}

impl TestServer {
    /// A server that nobody has spoken to yet.
    pub(crate) fn silent() -> Self {
        let (connection, server) = Connection::memory();
        let server = thread::spawn(move || serve(&server, routes, Log::new(Some("error"))));
        Self { connection, server: Some(server), early: VecDeque::new(), last: 0 }
    }

    /// A server that was initialized by these parameters.
    pub(crate) fn new(params: Value) -> Self {
        let mut server = Self::silent();
        server.request("initialize", params);
        server.notify("initialized", json!({}));
        server
    }

    /// A server of a client that asks for diagnostics itself, so that none come unasked.
    pub(crate) fn pulling(encodings: &[&str]) -> Self {
        Self::new(json!({ "capabilities": {
            "general": { "positionEncodings": encodings }, "textDocument": { "diagnostic": {} }
        } }))
    }

    pub(crate) fn send(&mut self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).expect("the server runs");
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params });
    }

    /// Sends a request; gives its number.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.last += 1;
        let id = RequestId::from(self.last);
        self.send(Request { id: id.clone(), method: method.to_owned(), params });
        id
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: &RequestId) -> Result<Value, ResponseError> {
        let is_it = |message: &Message| matches!(message, Message::Response(response) if response.id == *id);
        match self.take(is_it) {
            Message::Response(Response { response_result, .. }) => response_result,
            other => panic!("{other:?}"),
        }
    }

    /// Sends a request; gives its good answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer(&id).unwrap_or_else(|error| panic!("{method}: {error:?}"))
    }

    /// Sends a request; gives the code of the error that answers it.
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> i32 {
        let id = self.ask(method, params);
        self.answer(&id).expect_err("it is refused").code
    }

    /// The parameters of the next notification of a method.
    pub(crate) fn notified(&mut self, wanted: &str) -> Value {
        let is_it =
            |message: &Message| matches!(message, Message::Notification(told) if told.method == wanted);
        match self.take(is_it) {
            Message::Notification(told) => told.params,
            other => panic!("{other:?}"),
        }
    }

    /// The next request of the server, which is answered by `result`; gives its parameters.
    pub(crate) fn asked(&mut self, wanted: &str, result: Value) -> Value {
        self.asked_and(wanted, Ok(result))
    }

    /// The same with any answer.
    pub(crate) fn asked_and(&mut self, wanted: &str, response_result: Result<Value, ResponseError>) -> Value {
        let is_it = |message: &Message| matches!(message, Message::Request(asked) if asked.method == wanted);
        match self.take(is_it) {
            Message::Request(asked) => {
                self.send(Response { id: asked.id, response_result });
                asked.params
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let params = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub(crate) fn text(&mut self, uri: &str) -> String {
        self.request("test/text", about(uri)).as_str().expect("a text").to_owned()
    }

    /// The first message that is wanted; what came before it waits.
    fn take(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(message) = self.early.iter().position(&is_it).and_then(|at| self.early.remove(at)) {
            return message;
        }
        loop {
            let message = self.connection.receiver.recv_timeout(PATIENCE).expect("a message comes");
            if is_it(&message) {
                return message;
            }
            self.early.push_back(message);
        }
    }

    /// Says `exit`; gives how the server ended.
    pub(crate) fn exit(&mut self) -> Ended {
        self.notify("exit", Value::Null);
        self.server.take().expect("it runs").join().expect("it does not panic")
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        if thread::panicking() || self.server.is_none() {
            return;
        }
        self.request("shutdown", Value::Null);
        assert_eq!(self.exit(), Ended::InOrder);
        self.early.extend(self.connection.receiver.try_iter());
        assert!(self.early.is_empty(), "nobody took {:#?}", self.early);
    }
}

/// The parameters of a request about a document.
pub(crate) fn about(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// An empty folder of a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wire").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// The address of a file in a folder.
pub(crate) fn file(folder: &std::path::Path, name: &str) -> String {
    lsp_types::Uri::from_file_path(folder.join(name)).expect("a whole path").to_string()
}
