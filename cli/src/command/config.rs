//! `tnslint config`

use std::io::{self, Write};
use std::path::Path;

use tns_lint::config::{Config, FILE_NAMES};

use crate::args::{ConfigCommand, ConfigShowArgs};
use crate::exit::Status;
use crate::output::{complain, stdout};
use crate::setup::{configuration, tell};

/// What `config init` writes.
const STARTER: &str = "\
# Settings of tnslint; `tnslint config show` prints what counts.

# A set of rules to start from: default, ci-minimal, security, all.
profile = \"default\"

# Rules that do not run: codes, prefixes (TNS4), names, groups.
ignore = []

# The clients that matter; none: all. `tnslint check --help` lists them.
target = []

# The exit code is 1 from this severity on: error, warning, info, never.
fail-on = \"warning\"

# Other severities, by code or name.
[severity]
# loopback-host = \"error\"

# Rules that keep quiet in some files, or in entries with some names.
[per-file-ignores]
# \"legacy/*.ora\" = [\"TNS4\"]

[per-alias-ignores]
# \"TEST_*\" = [\"loopback-host\"]
";

pub(crate) fn run(command: &ConfigCommand) -> io::Result<Status> {
    match command {
        ConfigCommand::Show(args) => show(args),
        ConfigCommand::Init => init(Path::new(FILE_NAMES[0])),
    }
}

fn show(args: &ConfigShowArgs) -> io::Result<Status> {
    let found = match configuration(&args.config, &args.path) {
        Ok(found) => found,
        Err(error) => {
            tell(error);
            return Ok(Status::Failed);
        }
    };
    let mut out = stdout();
    match &found {
        Some(found) => writeln!(out, "# {}", found.path.display())?,
        None => writeln!(out, "# no configuration file: everything is as built in")?,
    }
    let config = found.map(|found| found.config).unwrap_or_default();
    write!(out, "{}", text(&config))?;
    out.flush()?;
    Ok(Status::Clean)
}

fn text(config: &Config) -> String {
    // Strings, numbers and tables always are TOML.
    toml::to_string_pretty(config).unwrap_or_default()
}

fn init(path: &Path) -> io::Result<Status> {
    if path.exists() {
        complain(&format!("`{}` is there already", path.display()));
        return Ok(Status::Failed);
    }
    if let Err(error) = std::fs::write(path, STARTER) {
        complain(&format!("cannot write `{}`: {error}", path.display()));
        return Ok(Status::Failed);
    }
    complain(&format!("`{}` written", path.display()));
    Ok(Status::Clean)
}
