//! Real clients in Python: their installation, and processes that answer questions.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::process::Process;
use crate::inputs;

/// The packages that we compare with, and their releases.
const PACKAGES: [(&str, &str); 2] = [("oracledb", "26.1.0"), ("adbc-driver-oracle", "1.0.1")];

/// Reads questions and writes what the function `answer` of a script says.
const LOOP: &str = include_str!("loop.py");

/// A virtual environment that has the packages.
pub(crate) struct Installation {
    python: PathBuf,
}

impl Installation {
    /// The environment in `target/peers/python`, made where it is not there yet.
    pub(crate) fn ready() -> io::Result<Self> {
        let folder = inputs::root().join("target/peers/python");
        let made = Self { python: folder.join("bin/python") };
        if !made.is_ready() {
            made.install(&folder)?;
        }
        match made.is_ready() {
            true => Ok(made),
            false => Err(refused(&folder, "the packages are not there")),
        }
    }

    fn is_ready(&self) -> bool {
        let names = PACKAGES.map(|(name, _)| format!("version('{name}')")).join(", ");
        let script = format!("from importlib.metadata import version; print({names})");
        let output = Command::new(&self.python).args(["-I", "-c", &script]).output();
        let wanted = PACKAGES.map(|(_, version)| version).join(" ");
        output.is_ok_and(|output| output.stdout.trim_ascii() == wanted.as_bytes())
    }

    fn install(&self, folder: &Path) -> io::Result<()> {
        let environment = Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder).output();
        succeeded(folder, environment)?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        let packages = PACKAGES.map(|(name, version)| format!("{name}=={version}"));
        succeeded(folder, Command::new(&self.python).args(pip).args(packages).output())
    }

    /// Starts a process that answers with the function `answer` of a script.
    pub(super) fn start(&self, script: &str) -> io::Result<Process> {
        let script = format!("{script}\n\n{LOOP}");
        Process::start(Command::new(&self.python).args(["-I", "-X", "utf8", "-u", "-c", &script]))
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
    io::Error::other(format!("the clients in Python could not be installed in {folder}: {}", why.trim()))
}
