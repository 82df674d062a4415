//! The real python-oracledb: its installation, and a process that answers questions.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value as Json;

use crate::inputs;

/// The release that we compare with.
const VERSION: &str = "26.1.0";

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads questions and writes what the function `answer` of a script says.
const LOOP: &str = include_str!("loop.py");

/// A virtual environment that has python-oracledb.
pub(super) struct Installation {
    python: PathBuf,
}

impl Installation {
    /// The environment in `target/peers/python`, made where it is not there yet.
    pub(super) fn ready() -> io::Result<Self> {
        let folder = inputs::root().join("target/peers/python");
        let made = Self { python: folder.join("bin/python") };
        if !made.is_ready() {
            made.install(&folder)?;
        }
        match made.is_ready() {
            true => Ok(made),
            false => Err(refused(&folder, "it cannot be imported")),
        }
    }

    fn is_ready(&self) -> bool {
        let script = "import oracledb; print(oracledb.__version__)";
        let output = Command::new(&self.python).args(["-I", "-c", script]).output();
        output.is_ok_and(|output| output.stdout.trim_ascii() == VERSION.as_bytes())
    }

    fn install(&self, folder: &Path) -> io::Result<()> {
        let environment = Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder).output();
        succeeded(folder, environment)?;
        let package = format!("oracledb=={VERSION}");
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", &package];
        succeeded(folder, Command::new(&self.python).args(pip).output())
    }

    /// Starts a process that answers with the function `answer` of a script.
    pub(super) fn start(&self, script: &str) -> io::Result<Python> {
        let mut child = Command::new(&self.python)
            .args(["-I", "-X", "utf8", "-u", "-c", &format!("{script}\n\n{LOOP}")])
            // Neither names nor wallets of the machine may be found.
            .env_remove("TNS_ADMIN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(stdout)) => Ok(Python { child, questions, answers: lines(stdout) }),
            _ => Err(io::Error::other("python has no pipes")),
        }
    }
}

fn succeeded(folder: &Path, output: io::Result<Output>) -> io::Result<()> {
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(refused(folder, &String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(refused(folder, &format!("Python cannot be started: {error}"))),
    }
}

fn refused(folder: &Path, why: &str) -> io::Error {
    let folder = folder.display();
    io::Error::other(format!("python-oracledb {VERSION} could not be installed in {folder}: {}", why.trim()))
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

/// A process that is asked in lines of JSON; it ends with this value.
pub(super) struct Python {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Python {
    /// Its answer; the inner error is what it raised.
    pub(super) fn ask(&mut self, question: &Json) -> io::Result<Result<Json, String>> {
        writeln!(self.questions, "{question}")?;
        let line = self.answers.recv_timeout(PATIENCE);
        let line = line.map_err(|error| io::Error::other(format!("python gave no answer: {error}")))?;
        let mut answer: Json = serde_json::from_str(&line)?;
        match answer["error"].as_str() {
            Some(error) => Ok(Err(error.to_owned())),
            None => Ok(Ok(answer["ok"].take())),
        }
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
