//! Holds the samples of XML and HTML reports against schemas and a parser, with Python's libraries.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output};

use crate::inputs;

/// What checks them.
const PACKAGES: [&str; 2] = ["lxml==6.1.3", "html5lib==1.1"];

/// Prints what is wrong with each sample; exit code 1 where something is.
const SCRIPT: &str = include_str!("schemas/check.py");

/// Checks the samples; true where all are valid.
///
/// # Errors
/// Where Python or its packages cannot be installed.
pub fn run(out: &mut dyn Write) -> io::Result<bool> {
    let folder = inputs::root().join("target/schemas/python");
    let python = folder.join("bin/python");
    let ready = || Command::new(&python).args(["-I", "-c", "import lxml, html5lib"]).output();
    if !ready().is_ok_and(|output| output.status.success()) {
        install(&folder, &python)?;
    }
    let checked =
        Command::new(&python).args(["-I", "-X", "utf8", "-c", SCRIPT]).arg(inputs::root()).output()?;
    out.write_all(&checked.stdout)?;
    out.write_all(&checked.stderr)?;
    Ok(checked.status.success())
}

fn install(folder: &Path, python: &Path) -> io::Result<()> {
    succeeded(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder).output()?)?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    succeeded(Command::new(python).args(pip).args(PACKAGES).output()?)
}

fn succeeded(output: Output) -> io::Result<()> {
    match output.status.success() {
        true => Ok(()),
        false => Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}
