use std::io::{self, BufReader};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use lsp_server::{Connection, Message, Notification};

use super::log::{Log, VARIABLE};
use super::wire::{self, Incoming};
use super::{Ended, Routes, serve};

/// Messages that wait to be looked at; a client that sends more waits.
const WAITING: usize = 64;

/// Serves the client at standard input and output until it says `exit` or goes away.
pub fn run() -> Ended {
    let log = Log::new(std::env::var(VARIABLE).ok().as_deref());
    tell_panics(&log);
    let (to_server, receiver) = bounded(WAITING);
    // The server never waits for a client that does not read.
    let (sender, to_client) = unbounded();
    let reader_log = log.clone();
    // It may wait for input when the server ends; the end of the process ends it.
    thread::spawn(move || read_all(&to_server, &reader_log));
    let writer = thread::spawn(move || write_all(&to_client));
    let connection = Connection { sender, receiver };
    let ended = serve(&connection, Routes::all, log.clone());
    drop(connection);
    match writer.join() {
        Ok(Ok(())) => {}
        Ok(Err(error)) => log.error(format_args!("the client cannot be written to: {error}")),
        Err(_) => log.error("the thread that writes has panicked"),
    }
    ended
}

/// A panic is told by its place, and by its message as far as that cannot quote a document.
fn tell_panics(log: &Log) {
    let log = log.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let payload = panic.payload_as_str().unwrap_or_default();
        let message = payload.split('`').next().unwrap_or_default();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        log.error(format_args!("a panic at {place}: {message}"));
    }));
}

fn read_all(server: &Sender<Message>, log: &Log) {
    let mut input = BufReader::new(io::stdin());
    loop {
        match wire::read(&mut input) {
            Ok(Incoming::Message(message)) => {
                let is_exit = matches!(&message, Message::Notification(Notification { method, .. }) if method == "exit");
                if server.send(message).is_err() || is_exit {
                    return;
                }
            }
            Ok(Incoming::Bad(why, answer)) => {
                log.warn(why);
                // Where it cannot be written the thread that writes tells it.
                let _ = answer.map(|answer| wire::write(&mut io::stdout().lock(), &answer));
            }
            Ok(Incoming::End) => return,
            Err(error) => return log.error(format_args!("the client cannot be read: {error}")),
        }
    }
}

fn write_all(messages: &Receiver<Message>) -> io::Result<()> {
    messages.iter().try_for_each(|message| message.write(&mut io::stdout().lock()))
}
