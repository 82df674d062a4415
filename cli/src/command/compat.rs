//! `tnslint compat`

mod asked;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tns_dsn::clients::Place;
use tns_dsn::clients::compat::{Reading, Wanted, of_file, of_text};
use tns_dsn::files::{OsFiles, display_name};
use tns_dsn::mask;

use self::asked::{Asked, asked};
use super::target;
use crate::args::{CompatArgs, CompatOutput};
use crate::exit::Status;
use crate::output::{complain, stdout};
use crate::render::compat::{Compared, FileTable, html, json, text};

pub(crate) fn run(args: &CompatArgs) -> io::Result<Status> {
    let compared = match asked(args) {
        Ok(Asked::String(text)) => of_string(args, text),
        Ok(Asked::Files(paths)) => of_files(args, &paths),
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    report(args, &compared)?;
    let failed = |reading: &Reading| args.fail_on.reached_by(reading.verdict.outcome());
    let found = compared.readings().any(failed);
    Ok(if found { Status::Found } else { Status::Clean })
}

/// One alias or connect string.
fn of_string(args: &CompatArgs, text: String) -> Compared {
    let text = without_password(&text);
    let place = place(args.tns_admin.as_deref());
    let readings = of_text(&text, place.as_ref(), &args.clients());
    Compared::String { text, readings }
}

/// The same string with `x` for each letter and digit of a password: clients read it alike, and
/// nothing that they say of it can tell more.
fn without_password(text: &str) -> String {
    let hidden = mask(text);
    if hidden == text {
        return hidden;
    }
    // Byte for byte as long; a character of several bytes is as many asterisks.
    let mut shown = hidden.into_bytes();
    for (hidden, byte) in shown.iter_mut().zip(text.bytes()).filter(|(hidden, _)| **hidden == b'*') {
        *hidden = if byte.is_ascii() && !byte.is_ascii_alphanumeric() { byte } else { b'x' };
    }
    String::from_utf8_lossy(&shown).into_owned()
}

/// Where clients look for files: the directory given, else the file that Oracle's client would find.
fn place(tns_admin: Option<&Path>) -> Option<Place<'static>> {
    if let Some(folder) = tns_admin {
        return Some(Place::of_folder(&OsFiles, folder));
    }
    let found = target::environment(None).tnsnames_places().into_iter().find(|path| path.is_file())?;
    Some(Place::of_file(&OsFiles, found))
}

fn of_files(args: &CompatArgs, paths: &[PathBuf]) -> Compared {
    let (clients, effective) = (args.clients(), args.details && args.output == CompatOutput::Json);
    let wanted = Wanted { clients: &clients, effective };
    let one = |path: &PathBuf| FileTable { name: display_name(path), table: of_file(&OsFiles, path, wanted) };
    Compared::Files(paths.iter().map(one).collect())
}

fn report(args: &CompatArgs, compared: &Compared) -> io::Result<()> {
    let mut out = stdout();
    match &args.output {
        CompatOutput::Text => text::write(compared, args.details, &mut out)?,
        CompatOutput::Json => json::write(compared, &mut out)?,
        CompatOutput::Html(None) => html::write(compared, &mut out)?,
        CompatOutput::Html(Some(path)) => html::write(compared, &mut page(path)?)?,
    }
    out.flush()
}

fn page(path: &Path) -> io::Result<io::BufWriter<fs::File>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display()));
    fs::File::create(path).map(io::BufWriter::new).map_err(named)
}
