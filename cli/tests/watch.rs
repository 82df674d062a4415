//! `--watch` runs until it is ended; the bar of long runs shows on a terminal only.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use support::{folder, tnslint};

const GOOD: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\n";

/// A program that is ended with this value.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(dir: &Path, words: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tnslint"))
            .args(words)
            .current_dir(dir)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (sender, lines) = channel();
        let (out, err) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
        let other = sender.clone();
        pass_on(out, sender);
        pass_on(err, other);
        Self { child, lines }
    }

    /// Waits for a line that has this in it.
    fn wait_for(&self, part: &str) {
        let mut seen = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(Duration::from_secs(20)) {
            if line.contains(part) {
                return;
            }
            seen.push(line);
        }
        panic!("no `{part}` in {seen:#?}");
    }
}

/// Reads lines on a thread of their own.
fn pass_on(from: impl Read + Send + 'static, to: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let _ = to.send(line);
        }
    });
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn each_change_gives_a_report() {
    let dir = folder("watch");
    let file = dir.join("tnsnames.ora");
    fs::write(&file, GOOD).expect("written");
    let words = ["check", "--watch", "--select", "TNS304,TNS001", "--output", "concise", "--isolated"];
    let mut running = Running::start(&dir, &words);
    // Behind this the two streams may overtake each other; each change is seen all the same.
    running.wait_for("watching");
    fs::write(&file, GOOD.replace("1521", "99999")).expect("written");
    running.wait_for("error[TNS304]");
    fs::remove_file(&file).expect("removed");
    running.wait_for("no Oracle Net file");
    fs::write(&file, GOOD.replace(")))", "))")).expect("written");
    running.wait_for("error[TNS001]");
    fs::create_dir(dir.join("more")).expect("a folder");
    fs::write(dir.join("more/tnsnames.ora"), GOOD.replace("1521", "0")).expect("written");
    running.wait_for("more/tnsnames.ora");
    assert!(running.child.try_wait().expect("a state").is_none(), "it goes on");
    assert_eq!(tnslint(&dir, &["check", "--watch", "-"]).status.code(), Some(2));
}

#[cfg(unix)]
mod terminal {
    use std::fs::File;
    use std::os::fd::OwnedFd;
    use std::path::PathBuf;

    use super::*;

    /// Three files, the second of which is a pipe that takes its time.
    fn slow(name: &str) -> PathBuf {
        let dir = folder(name);
        for file in ["a.ora", "c.ora"] {
            fs::write(dir.join(file), GOOD).expect("written");
        }
        let made = Command::new("mkfifo").arg(dir.join("b.ora")).status().expect("mkfifo");
        assert!(made.success());
        dir
    }

    fn command(dir: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tnslint"));
        let files = ["check", "a.ora", "b.ora", "c.ora", "--kind", "tnsnames", "-j1", "--isolated"];
        command.args(files).args(words).current_dir(dir).env("TERM", "xterm").env_remove("NO_COLOR");
        command
    }

    fn feed(dir: &Path) {
        thread::sleep(Duration::from_millis(900));
        fs::write(dir.join("b.ora"), GOOD).expect("somebody reads");
    }

    /// What the program writes to a terminal on stderr, and to a pipe on stdout.
    fn on_a_terminal(dir: &Path, words: &[&str]) -> (String, String) {
        let pair = rustix_openpty::openpty(None, None).expect("a terminal");
        let (controller, user): (OwnedFd, OwnedFd) = (pair.controller, pair.user);
        let mut command = command(dir, words);
        let child = command.stderr(Stdio::from(user)).stdout(Stdio::piped()).spawn().expect("it starts");
        // The terminal ends when nobody holds its other side any more.
        drop(command);
        let reader = thread::spawn(move || {
            let mut shown = Vec::new();
            // Linux tells the end of a terminal by an error.
            let _ = File::from(controller).read_to_end(&mut shown);
            String::from_utf8_lossy(&shown).into_owned()
        });
        feed(dir);
        let output = child.wait_with_output().expect("it ends");
        (reader.join().expect("read"), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    #[test]
    fn a_bar_shows_on_a_terminal_only() {
        let (shown, report) = on_a_terminal(&slow("progress"), &[]);
        assert!(shown.contains("/3 files"), "{shown:?}");
        assert!(report.contains("in 3 files") && !report.contains("/3 files"), "{report}");
        let (shown, _) = on_a_terminal(&slow("progress-quiet"), &["-q"]);
        assert_eq!(shown, "");
    }

    #[test]
    fn no_bar_goes_into_a_pipe() {
        let dir = slow("progress-pipe");
        let child =
            command(&dir, &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        feed(&dir);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}
