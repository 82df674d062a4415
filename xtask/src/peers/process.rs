//! A process that answers questions in lines of JSON.

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value as Json;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a process says.
pub(crate) enum Heard {
    /// Its answer.
    Answer(Json),
    /// Nothing in time; it is of no use after that.
    Nothing,
    /// It has ended.
    End,
}

/// A process that is asked in lines of JSON; it ends with this value.
pub(crate) struct Process {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Process {
    /// Starts a command.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            // Neither names nor wallets of the machine may be found.
            .env_remove("TNS_ADMIN")
            .env_remove("ORACLE_HOME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(stdout)) => Ok(Self { child, questions, answers: lines(stdout) }),
            _ => Err(io::Error::other("the process has no pipes")),
        }
    }

    /// Its answer; the inner error is what it raised.
    pub(crate) fn ask(&mut self, question: &Json) -> io::Result<Result<Json, String>> {
        let answer = self.ask_within(question, PATIENCE)?;
        answer.ok_or_else(|| io::Error::other("the process gave no answer in time"))
    }

    /// Its answer; `None` where it gives none in this time. It is of no use after that.
    pub(crate) fn ask_within(
        &mut self,
        question: &Json,
        patience: Duration,
    ) -> io::Result<Option<Result<Json, String>>> {
        writeln!(self.questions, "{question}")?;
        let mut answer = match self.line(patience)? {
            Heard::Answer(answer) => answer,
            Heard::Nothing => return Ok(None),
            Heard::End => return Err(io::Error::other("the process has ended")),
        };
        Ok(Some(match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["ok"].take()),
        }))
    }

    /// Asks several questions at once.
    pub(crate) fn tell(&mut self, questions: &[Json]) {
        let mut lines = BufWriter::new(&mut self.questions);
        // A process that ends meanwhile tells so when it is heard.
        let _ = questions.iter().try_for_each(|question| writeln!(lines, "{question}"));
    }

    /// Its next answer.
    pub(crate) fn hear(&mut self, patience: Duration) -> io::Result<Heard> {
        Ok(match self.line(patience)? {
            Heard::Answer(mut answer) => match answer["error"].as_str() {
                Some(error) => return Err(io::Error::other(error.to_owned())),
                None => Heard::Answer(answer["ok"].take()),
            },
            other => other,
        })
    }

    fn line(&mut self, patience: Duration) -> io::Result<Heard> {
        match self.answers.recv_timeout(patience) {
            Ok(line) => Ok(Heard::Answer(serde_json::from_str(&line)?)),
            Err(RecvTimeoutError::Timeout) => Ok(Heard::Nothing),
            Err(RecvTimeoutError::Disconnected) => Ok(Heard::End),
        }
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
