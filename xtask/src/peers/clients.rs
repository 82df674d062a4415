//! The clients: how they are installed and started, and what they are called in the recordings.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value as Json;

use crate::inputs;
use crate::peers::process::Process;
use crate::peers::python::Installation;

/// A client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Client {
    Python,
    Node,
    Rust,
    Adbc,
}

impl Client {
    pub(super) const ALL: [Self; 4] = [Self::Python, Self::Node, Self::Rust, Self::Adbc];

    /// What the recordings call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Python => "python-oracledb 26.1.0 thin",
            Self::Node => "node-oracledb 26.0.0 thin",
            Self::Rust => "rust oracledb 26.0.0-beta.5",
            Self::Adbc => "adbc-driver-oracle 1.0.1",
        }
    }

    /// How many processes of it work side by side; Oracle's Rust driver sleeps a second after every
    /// failure.
    pub(super) fn processes(self) -> usize {
        match self {
            Self::Rust => 8,
            Self::Python | Self::Node => 2,
            Self::Adbc => 1,
        }
    }
}

/// All clients, installed.
pub(crate) struct Clients<'a> {
    python: &'a Installation,
    node: PathBuf,
    rust: PathBuf,
}

impl<'a> Clients<'a> {
    pub(crate) fn ready(python: &'a Installation) -> io::Result<Self> {
        Ok(Self { python, node: node()?, rust: rust()? })
    }

    /// Starts a process of a client that connects, and tells what comes of it.
    pub(super) fn start(&self, client: Client) -> io::Result<Process> {
        self.run(
            client,
            match client {
                Client::Python => include_str!("testbed/connect.py"),
                Client::Adbc => include_str!("testbed/adbc.py"),
                Client::Node => include_str!("testbed/connect.js"),
                Client::Rust => "",
            },
        )
    }

    /// Starts a process of a client that logs in, asks, and tells the row.
    pub(super) fn start_login(&self, client: Client) -> io::Result<Process> {
        self.run(
            client,
            match client {
                Client::Python => include_str!("login/login.py"),
                Client::Adbc => include_str!("login/adbc.py"),
                Client::Node => include_str!("login/login.js"),
                Client::Rust => "",
            },
        )
    }

    /// Starts a process with a script; that of the Rust driver sees what to do by the question.
    pub(crate) fn run(&self, client: Client, script: &str) -> io::Result<Process> {
        match client {
            Client::Python | Client::Adbc => self.python.start(script),
            Client::Node => Process::start(Command::new("node").args(["-e", script]).current_dir(&self.node)),
            Client::Rust => Process::start(&mut Command::new(&self.rust)),
        }
    }
}

/// The release of node-oracledb that we compare with.
const NODE: &str = "26.0.0";

/// The folder `target/peers/node` with node-oracledb.
fn node() -> io::Result<PathBuf> {
    let folder = inputs::root().join("target/peers/node");
    let manifest = folder.join("node_modules/oracledb/package.json");
    let is_ready = || {
        let manifest = fs::read(&manifest).ok().and_then(|text| serde_json::from_slice::<Json>(&text).ok());
        manifest.is_some_and(|manifest| manifest["version"] == NODE)
    };
    if !is_ready() {
        fs::create_dir_all(&folder)?;
        let package = format!("oracledb@{NODE}");
        let quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--silent"];
        let mut npm = Command::new("npm");
        output(npm.arg("install").args(quiet).args(["--prefix", ".", &package]).current_dir(&folder))?;
    }
    match is_ready() {
        true => Ok(folder),
        false => Err(io::Error::other(format!("node-oracledb {NODE} is not in {}", folder.display()))),
    }
}

/// The program that connects with Oracle's Rust driver; it is built outside the workspace, in the
/// folder in which the bench of that driver is built.
fn rust() -> io::Result<PathBuf> {
    let folder = inputs::root().join("benches/peers");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["build", "--release", "--quiet", "--locked", "--message-format=json"];
    let (manifest, target) = (folder.join("connect/Cargo.toml"), folder.join("target"));
    let mut command = Command::new(cargo);
    command.args(arguments).arg("--manifest-path").arg(manifest).arg("--target-dir").arg(target);
    let messages = output(&mut command)?;
    let mut executables = messages.lines().filter_map(|line| {
        let message: Json = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    executables.next_back().ok_or_else(|| io::Error::other("cargo built no program that connects"))
}

/// What a command prints.
fn output(command: &mut Command) -> io::Result<String> {
    let output = command.output()?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(io::Error::other(format!("{:?} failed: {}", command.get_program(), said.trim())))
        }
    }
}
