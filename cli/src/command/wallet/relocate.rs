use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tns_dsn::relocate::{Relocated, Relocation, relocate};
use tns_parser::{FileKind, Source, parse};
use tns_wallet::{WalletFile, WalletFileKind, WalletFiles};

use super::{Done, Failure, about};
use crate::args::RelocateArgs;
use crate::command::files::diff;
use crate::exit::Status;
use crate::output::complain;
use crate::replace::{create, replace};

/// A file as it will be.
struct Planned<'a> {
    file: &'a WalletFile,
    path: PathBuf,
    text: Vec<u8>,
}

pub(super) fn run(args: &RelocateArgs) -> Done {
    let files = WalletFiles::of_path(&args.wallet).map_err(|error| about(&args.wallet, error))?;
    let to = Relocation { directory: directory(&args.to), proxy: args.proxy.clone() };
    let from_zip = !args.wallet.is_dir();
    let folder = match from_zip {
        true => args.into.as_deref().unwrap_or(&args.to),
        false => &args.wallet,
    };
    let mut planned = Vec::new();
    for file in files.iter() {
        let name = file.name().rsplit('/').next().unwrap_or_default();
        let text = changed(file, &to)?;
        planned.push(Planned { file, path: folder.join(name), text });
    }
    if !planned.iter().any(|plan| kind_of(plan.file).is_some()) {
        return Err(about(&args.wallet, "it holds neither a sqlnet.ora nor a tnsnames.ora"));
    }
    match args.diff {
        true => show(&planned).map_err(Failure::Output)?,
        false if from_zip => unpack(folder, &planned, args.force)?,
        false => planned.iter().try_for_each(write)?,
    }
    Ok(Status::Clean)
}

/// The path as it is written into files. `?` and variables are for the client to fill in.
fn directory(to: &Path) -> String {
    let text = to.to_string_lossy();
    match text.starts_with(['?', '$', '%', '/']) {
        true => text.into_owned(),
        false => {
            std::path::absolute(to).map_or_else(|_| text.into_owned(), |path| path.display().to_string())
        }
    }
}

fn kind_of(file: &WalletFile) -> Option<FileKind> {
    match file.kind() {
        WalletFileKind::Sqlnet => Some(FileKind::Sqlnet),
        WalletFileKind::Tnsnames => Some(FileKind::Tnsnames),
        _ => None,
    }
}

/// The new text of a file; what was changed in it goes to stderr.
fn changed(file: &WalletFile, to: &Relocation) -> Result<Vec<u8>, Failure> {
    let Some(kind) = kind_of(file) else { return Ok(file.content().to_vec()) };
    let told = |error: &dyn std::fmt::Display| Failure::Told(format!("{}: {error}", file.name()));
    let source = Source::new(file.content()).map_err(|error| told(&error))?;
    let Relocated { text, changes, broken } =
        relocate(&parse(source, kind), to).map_err(|error| told(&error))?;
    changes.iter().for_each(|change| complain(&format!("{}: {change}", file.name())));
    for name in broken {
        complain(&format!("{}: {name} has a syntax error and was left alone", file.name()));
    }
    Ok(text)
}

fn show(planned: &[Planned<'_>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for plan in planned.iter().filter(|plan| plan.text != plan.file.content()) {
        out.write_all(diff(&plan.path.display().to_string(), plan.file.content(), &plan.text).as_bytes())?;
    }
    out.flush()
}

/// Writes a file of a directory if it differs.
fn write(plan: &Planned<'_>) -> Result<(), Failure> {
    match plan.text == plan.file.content() {
        true => Ok(()),
        false => replace(&plan.path, &plan.text).map_err(|error| about(&plan.path, error)),
    }
}

/// Writes the files of a zip; all of them or, where one is in the way, none.
fn unpack(folder: &Path, planned: &[Planned<'_>], force: bool) -> Result<(), Failure> {
    if let Some(plan) = planned.iter().find(|plan| !force && plan.path.exists()) {
        return Err(about(&plan.path, "it is there already; --force replaces it"));
    }
    make(folder).map_err(|error| about(folder, error))?;
    for plan in planned {
        create(&plan.path, &plan.text, force).map_err(|error| about(&plan.path, error))?;
    }
    complain(&format!("{} files written to `{}`", planned.len(), folder.display()));
    Ok(())
}

/// A directory for its owner only.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
