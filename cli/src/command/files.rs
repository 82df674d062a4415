//! What the commands over many files share.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use similar::TextDiff;

use crate::args::InputArgs;
use crate::input::{self, Input};
use crate::output::{complain, note};
use crate::progress::Progress;
use tns_dsn::files::walk::{self, Below, Walking};

/// The files of a run, and whether something could not be read.
pub(crate) struct Files {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) errors: Vec<String>,
}

impl Files {
    /// No file at all.
    pub(crate) fn none() -> Self {
        Self { paths: Vec::new(), errors: Vec::new() }
    }
}

/// Finds the files; what is wrong goes to stderr.
pub(crate) fn find(args: &InputArgs) -> Files {
    let below = Below { respects_gitignore: !args.no_respect_gitignore, others: None };
    let walking = Walking { below: &|_| below, ..Walking::everything() };
    find_also(args, None, &walking)
}

/// [`find`], where nothing is named also in the directory `more`.
pub(crate) fn find_also(args: &InputArgs, more: Option<&Path>, walking: &Walking<'_>) -> Files {
    let here: Vec<_> = [PathBuf::from(".")].into_iter().chain(more.map(Path::to_owned)).collect();
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let (stdin, named): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_stdin(path));
    let found = walk::find(&named, walking);
    found.errors.iter().for_each(|error| complain(error));
    let paths: Vec<_> = stdin.into_iter().take(1).chain(found.files).collect();
    if paths.is_empty() && found.errors.is_empty() {
        let names: Vec<_> = named.iter().map(|path| format!("`{}`", path.display())).collect();
        note(&format!(
            "no Oracle Net file in {}; a file with another name can be given itself, with --kind",
            names.join(", ")
        ));
    }
    Files { paths, errors: found.errors }
}

/// Runs work on so many threads; 0 is one for each processor.
pub(crate) fn in_pool<T: Send>(jobs: usize, run: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(jobs).build() {
        Ok(pool) => pool.install(run),
        Err(_) => run(),
    }
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

impl Files {
    /// Reads each file and works on it, several at a time; the results come in
    /// the order of the files. What cannot be read is told and kept in `errors`.
    pub(crate) fn each<T: Send>(&mut self, args: &InputArgs, work: impl Fn(Input) -> T + Sync) -> Vec<T> {
        self.each_with(args, &Progress::none(), work)
    }

    /// [`Files::each`] with a bar on long runs.
    pub(crate) fn each_with<T: Send>(
        &mut self,
        args: &InputArgs,
        progress: &Progress,
        work: impl Fn(Input) -> T + Sync,
    ) -> Vec<T> {
        let read = |path: &PathBuf| match is_stdin(path) {
            true => input::read_stdin(args.stdin_filename.as_deref(), args.kind),
            false => input::read_file(path, args.kind),
        };
        let one = |path: &PathBuf| progress.after(|| read(path).map(&work));
        let run = || self.paths.par_iter().map(one).collect::<Vec<_>>();
        let results = in_pool(args.jobs, run);
        self.keep_good(results)
    }

    /// Tells what failed, keeps it in `errors`, and gives the rest.
    pub(crate) fn keep_good<T, E: ToString>(&mut self, results: Vec<Result<T, E>>) -> Vec<T> {
        let mut good = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok(value) => good.push(value),
                Err(error) => {
                    complain(&error.to_string());
                    self.errors.push(error.to_string());
                }
            }
        }
        good
    }
}

/// What would change, as a unified diff.
pub(crate) fn diff(name: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let name = name.trim_start_matches('/');
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}
