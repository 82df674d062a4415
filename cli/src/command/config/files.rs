//! `tnslint config files`

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::args::{ConfigFilesArgs, TextOrJson};
use crate::command::files::{self, Files, is_stdin};
use crate::exit::Status;
use crate::input::{self, display_name};
use crate::output::{complain, json, stdout};
use crate::setup::{self, Setups};
use tns_dsn::files::walk::{Walking, Why};

#[derive(Serialize)]
struct Document {
    version: u8,
    files: Vec<Row>,
}

/// A file with its kind, or the reason why it is passed over.
#[derive(Serialize)]
struct Row {
    path: String,
    kind: Option<String>,
    template: bool,
    skipped: Option<Why>,
}

pub(super) fn run(args: &ConfigFilesArgs) -> io::Result<Status> {
    let check = &args.check;
    let skipped = RefCell::new(Vec::new());
    let walking = Walking {
        below: &|dir| setup::below(check, dir),
        skipped: &|path, why| skipped.borrow_mut().push((path.to_owned(), why)),
        ..Walking::everything()
    };
    let mut files = files::find_also(&check.input, check.environment.tns_admin.as_deref(), &walking);
    let Some(setups) = Setups::new(check, &files.paths) else { return Ok(Status::Failed) };
    let all = files.paths.clone();
    setups.keep_included(&mut files.paths, &check.input.paths, check.exclude.force_exclude);
    let excluded = all.into_iter().filter(|path| !files.paths.contains(path));
    let mut rows: Vec<_> = excluded.map(|path| Row::skipped(&path, Why::Exclude)).collect();
    rows.extend(skipped.into_inner().iter().map(|(path, why)| Row::skipped(path, *why)));
    rows.extend(read(args, &setups, &mut files));
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    let mut out = stdout();
    match args.format {
        TextOrJson::Json => json(&mut out, &Document { version: 1, files: rows })?,
        TextOrJson::Text => rows.iter().try_for_each(|row| writeln!(out, "{}: {}", row.path, row.told()))?,
    }
    out.flush()?;
    Ok(if files.errors.is_empty() { Status::Clean } else { Status::Failed })
}

/// Those that would be checked.
fn read(args: &ConfigFilesArgs, setups: &Setups, files: &mut Files) -> Vec<Row> {
    let mut rows = Vec::new();
    for path in files.paths.iter().filter(|path| !is_stdin(path)) {
        match input::read_file(path, args.check.input.kind) {
            Ok(input) => {
                let template = setups.of(Some(path)).is_template(path);
                rows.push(Row {
                    path: input.name,
                    kind: Some(
                        input.outer.map_or_else(|| input.kind.to_string(), |format| format.name().to_owned()),
                    ),
                    template,
                    skipped: None,
                });
            }
            Err(error) => {
                complain(&error.to_string());
                files.errors.push(error.to_string());
            }
        }
    }
    rows
}

impl Row {
    /// A directory is shown with a slash.
    fn skipped(path: &Path, why: Why) -> Self {
        let slash = if path.is_dir() { "/" } else { "" };
        Self { path: display_name(path) + slash, kind: None, template: false, skipped: Some(why) }
    }

    fn told(&self) -> String {
        match (self.skipped, &self.kind) {
            (Some(Why::Gitignore), _) => "skipped, .gitignore names it".to_owned(),
            (Some(Why::Name), _) => "skipped, its name is none of an Oracle Net file".to_owned(),
            (Some(Why::Twice), _) => "skipped, it is the same file as another one".to_owned(),
            (Some(Why::Exclude), _) => "skipped, a pattern of `exclude` names it".to_owned(),
            (None, Some(kind)) if self.template => format!("{kind}, a template"),
            (None, kind) => kind.clone().unwrap_or_default(),
        }
    }
}
