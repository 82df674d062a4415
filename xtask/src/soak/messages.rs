//! Random messages to a language server, in this process and in one of its own.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use lsp_server::{Connection, Message, Response};
use serde_json::{Value, json};
use tns_lsp::server::{Ended, Log, Routes, serve};

use super::Amount;
use crate::editor::{Editor, framed, garbage, notification, read};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// In how many of a hundred cases the answers to all requests are waited for: a request that is
/// followed by a change is cancelled, mostly.
const PATIENT: u32 = 20;

/// The code of an answer that says that the server made a mistake.
const INTERNAL_ERROR: i32 = -32603;

/// Drives a server in this process: every request gets one answer, none is a mistake of the server.
pub(super) fn in_memory(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    let panics = count_panics();
    let (client, server) = Connection::memory();
    let server = thread::spawn(move || serve(&server, Routes::all, Log::new(Some("error"))));
    let mut talk = Talk { client, open: HashSet::new(), mistakes: Vec::new() };
    let mut editor = Editor::new(amount.seed);
    let first = editor.initialize();
    talk.send(first)?;
    for _ in 0..amount.count {
        talk.send(editor.message())?;
        if editor.rng().chance(PATIENT) {
            talk.wait_for_answers()?;
        }
    }
    talk.send(editor.request("shutdown", Value::Null))?;
    talk.wait_for_answers()?;
    talk.send(notification("exit", Value::Null))?;
    let ended = server.join().map_err(|_| io::Error::other("the server has panicked"))?;
    talk.mistakes.iter().try_for_each(|mistake| writeln!(log, "{mistake}"))?;
    let failures = talk.mistakes.len() + panics.load(Ordering::Relaxed);
    let (count, seed) = (amount.count, amount.seed);
    writeln!(
        log,
        "lsp-messages: {count} messages, {} requests, seed {seed}, {failures} failures",
        editor.asked()
    )?;
    Ok(failures == 0 && ended == Ended::InOrder)
}

/// Counts the panics of all threads from now on: where nobody waits for an answer, only they tell.
fn count_panics() -> Arc<AtomicUsize> {
    let (print, panics) = (std::panic::take_hook(), Arc::<AtomicUsize>::default());
    let count = panics.clone();
    std::panic::set_hook(Box::new(move |panic| {
        count.fetch_add(1, Ordering::Relaxed);
        print(panic);
    }));
    panics
}

/// A client of a server in this process.
struct Talk {
    client: Connection,
    /// The requests without an answer.
    open: HashSet<String>,
    mistakes: Vec<String>,
}

impl Talk {
    fn send(&mut self, message: Value) -> io::Result<()> {
        let message: Message = serde_json::from_value(message)?;
        if let Message::Request(request) = &message {
            self.open.insert(request.id.to_string());
        }
        self.client.sender.send(message).map_err(io::Error::other)
    }

    fn wait_for_answers(&mut self) -> io::Result<()> {
        while !self.open.is_empty() {
            match self.client.receiver.recv_timeout(PATIENCE) {
                Ok(Message::Response(response)) => self.answered(&response),
                Ok(Message::Request(asked)) => {
                    let response_result = Ok(json!([{ "logLevel": "error" }]));
                    let answer = Response { id: asked.id, response_result };
                    self.client.sender.send(answer.into()).map_err(io::Error::other)?;
                }
                Ok(Message::Notification(_)) => {}
                Err(_) => {
                    return Err(io::Error::other(format!("{} requests get no answer", self.open.len())));
                }
            }
        }
        Ok(())
    }

    fn answered(&mut self, response: &Response) {
        if !self.open.remove(&response.id.to_string()) {
            self.mistakes.push(format!("request {} has two answers", response.id));
        }
        if let Err(error) = &response.response_result
            && error.code == INTERNAL_ERROR
        {
            self.mistakes.push(format!("request {}: {}", response.id, error.message));
        }
    }
}

/// Drives `tnslint lsp`, with bytes that are no messages in between: it lives, and answers in the end.
pub(super) fn in_process(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    let mut server = start()?;
    let (answers, complaints) = (answers(&mut server), complaints(&mut server));
    let input = server.stdin.take().ok_or_else(|| io::Error::other("no standard input"))?;
    let talked = talk_to(input, &answers, amount);
    let status = server.wait()?;
    if let Err(error) = talked {
        writeln!(log, "the talk ended early: {error}; the server: {status}")?;
        complaints.iter().try_for_each(|line| writeln!(log, "{line}"))?;
        return Ok(false);
    }
    let panics: Vec<_> = complaints.iter().filter(|line| line.contains("panic")).collect();
    panics.iter().try_for_each(|line| writeln!(log, "{line}"))?;
    let (count, seed, failures) = (amount.count, amount.seed, panics.len());
    writeln!(log, "lsp-process: {count} messages, seed {seed}, {failures} failures, {status}")?;
    Ok(status.success() && failures == 0)
}

/// Sends everything, and waits for the last answers.
fn talk_to(mut input: impl Write, answers: &Receiver<Value>, amount: Amount) -> io::Result<()> {
    let mut editor = Editor::new(amount.seed);
    input.write_all(&framed(&editor.initialize()))?;
    for _ in 0..amount.count {
        let message = editor.message();
        match editor.rng().chance(3) {
            true => input.write_all(&garbage(&message, editor.rng()))?,
            false => input.write_all(&framed(&message))?,
        }
    }
    // What the last garbage took for its body.
    input.write_all(&b"\r\n".repeat(32))?;
    let good = [
        ("workspace/textDocumentContent", json!({ "uri": "tnslint:///rules/TNS101-x.md" })),
        ("shutdown", Value::Null),
    ];
    for (method, params) in good {
        let last = editor.request(method, params);
        input.write_all(&framed(&last))?;
        wait_for(answers, &last["id"])?;
    }
    input.write_all(&framed(&notification("exit", Value::Null)))
}

/// Starts the program that was built beside this one.
fn start() -> io::Result<Child> {
    let program = std::env::current_exe()?.with_file_name(format!("tnslint{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(&program);
    command.args(["lsp", "--stdio"]).env("TNSLINT_LOG", "error");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| {
        let program = program.display();
        io::Error::new(error.kind(), format!("{program} has to be built first: {error}"))
    })
}

/// What the server sends, read all the time so that it never waits.
fn answers(server: &mut Child) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    let output = server.stdout.take();
    thread::spawn(move || {
        let mut output = BufReader::new(output?);
        while let Ok(Some(message)) = read(&mut output) {
            sender.send(message).ok()?;
        }
        Some(())
    });
    receiver
}

/// The lines of the server's log, read all the time as well.
fn complaints(server: &mut Child) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    let log = server.stderr.take();
    thread::spawn(move || {
        BufReader::new(log?).lines().map_while(Result::ok).try_for_each(|line| sender.send(line).ok())
    });
    receiver
}

/// Waits for the good answer to a request.
fn wait_for(answers: &Receiver<Value>, id: &Value) -> io::Result<()> {
    loop {
        let message =
            answers.recv_timeout(PATIENCE).map_err(|_| io::Error::other("the server does not answer"))?;
        let code = message.pointer("/error/code").and_then(Value::as_i64);
        if code == Some(INTERNAL_ERROR.into()) {
            return Err(io::Error::other(format!("a mistake of the server: {message}")));
        }
        if message["id"] == *id && message.get("result").is_some() {
            return Ok(());
        }
    }
}
