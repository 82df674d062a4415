//! A process that answers questions in lines of JSON.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value as Json;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A process that is asked in lines of JSON; it ends with this value.
pub(super) struct Process {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Process {
    /// Starts a command.
    pub(super) fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            // Neither names nor wallets of the machine may be found.
            .env_remove("TNS_ADMIN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(stdout)) => Ok(Self { child, questions, answers: lines(stdout) }),
            _ => Err(io::Error::other("the process has no pipes")),
        }
    }

    /// Its answer; the inner error is what it raised.
    pub(super) fn ask(&mut self, question: &Json) -> io::Result<Result<Json, String>> {
        let answer = self.ask_within(question, PATIENCE)?;
        answer.ok_or_else(|| io::Error::other("the process gave no answer in time"))
    }

    /// Its answer; `None` where it gives none in this time. It is of no use after that.
    pub(super) fn ask_within(
        &mut self,
        question: &Json,
        patience: Duration,
    ) -> io::Result<Option<Result<Json, String>>> {
        writeln!(self.questions, "{question}")?;
        let line = match self.answers.recv_timeout(patience) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("the process has ended")),
        };
        let mut answer: Json = serde_json::from_str(&line)?;
        Ok(Some(match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["ok"].take()),
        }))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of a pipe; reading on another thread lets an answer be late.
fn lines(stdout: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}
