//! `--watch`

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use tns_lint::config::FILE_NAMES;

use super::once;
use crate::args::CheckArgs;
use crate::command::files::is_stdin;
use crate::exit::Status;
use crate::output::{complain, note};
use crate::render::plural;
use crate::setup;
use tns_dsn::files::walk::{self, Walking};

/// How long to wait between two looks. The files are looked at, not watched by the system: that sees
/// no changes on network drives and none behind the links of a mounted ConfigMap, and a look at some
/// thousand files takes milliseconds.
const PAUSE: Duration = Duration::from_millis(300);

/// When a file was changed, and its size; nothing where it is gone.
type Stamp = Option<(SystemTime, u64)>;

/// Checks again and again, until the program is ended.
pub(super) fn run(args: &CheckArgs) -> io::Result<Status> {
    if args.input.paths.iter().any(|path| is_stdin(path)) {
        complain("standard input cannot be watched");
        return Ok(Status::Failed);
    }
    loop {
        // Taken before, so that a change during the run leads to another one.
        let seen = stamps(args);
        clear()?;
        once(args)?;
        note(&format!("watching {} {}; Ctrl-C ends", seen.len(), plural(seen.len(), "file")));
        while stamps(args) == seen {
            thread::sleep(PAUSE);
        }
    }
}

/// Clears the screen where there is one.
fn clear() -> io::Result<()> {
    let mut out = io::stdout();
    if out.is_terminal() {
        out.write_all(b"\x1B[2J\x1B[H")?;
        out.flush()?;
    }
    Ok(())
}

/// The files of the run, and what else its findings depend on.
fn stamps(args: &CheckArgs) -> BTreeMap<PathBuf, Stamp> {
    let here = [PathBuf::from(".")];
    let paths = if args.input.paths.is_empty() { &here[..] } else { &args.input.paths };
    let walking = Walking { below: &|dir| setup::below(args, dir), ..Walking::everything() };
    let found = walk::find(paths, &walking).files;
    let configurations: Vec<_> = found.iter().flat_map(|file| configurations(file)).collect();
    let named = paths
        .iter()
        .map(PathBuf::as_path)
        .chain(args.config.file())
        .chain(args.baseline.as_deref())
        .map(Path::to_owned);
    let all = found.into_iter().chain(configurations).chain(named);
    all.map(|path| (path.clone(), stamp(&path))).filter(|(_, stamp)| stamp.is_some()).collect()
}

/// Where the configuration of a file may be.
fn configurations(file: &Path) -> Vec<PathBuf> {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let above = whole.ancestors().skip(1);
    above.flat_map(|folder| FILE_NAMES.map(|name| folder.join(name))).collect()
}

fn stamp(path: &Path) -> Stamp {
    let metadata = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    Some((metadata.modified().ok()?, metadata.len()))
}
