//! Finds the files of a run.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Serialize;
use tns_parser::FileKind;
use walkdir::{DirEntry, WalkDir};

/// What a list of paths leads to.
#[derive(Debug, Default)]
pub struct Found {
    /// Files in the order of the paths, each once.
    pub files: Vec<PathBuf>,
    /// What could not be read, as sentences.
    pub errors: Vec<String>,
}

/// Whether a file of this name is wanted.
pub type WantsName = fn(&str) -> bool;

/// What counts below a directory beside Net files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Below {
    /// Whether .gitignore files count.
    pub respects_gitignore: bool,
    /// Which other files count, by their names.
    pub others: Option<WantsName>,
}

/// How directories are walked.
#[allow(missing_debug_implementations)]
pub struct Walking<'a> {
    /// What counts below a directory that is named.
    pub below: &'a dyn Fn(&Path) -> Below,
    /// Told of each file and directory that is passed over.
    pub skipped: &'a dyn Fn(&Path, Why),
    /// Asked before each file and directory whether to go on.
    pub goes_on: &'a dyn Fn() -> bool,
}

impl Walking<'static> {
    /// All Net files, whatever .gitignore files say.
    pub fn everything() -> Self {
        Self { below: &|_| Below::default(), skipped: &|_, _| {}, goes_on: &|| true }
    }
}

/// Why a file or directory is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A .gitignore file names it, or it is git's own.
    Gitignore,
    /// The name tells no kind of file.
    Name,
    /// The file is reached on another way, too.
    Twice,
    /// The configuration or `--exclude` names it.
    Exclude,
}

/// Files given by name as they are; in directories those whose name tells a
/// kind. A link to a file counts as the file; one reached on several ways
/// (the hidden folders of a mounted ConfigMap) is taken once, by its shortest path.
pub fn find(paths: &[PathBuf], walking: &Walking<'_>) -> Found {
    let mut found = Found::default();
    for path in paths {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => directory(path, walking, &mut found),
            Ok(_) => found.files.push(path.clone()),
            Err(error) => found.errors.push(format!("cannot read `{}`: {error}", path.display())),
        }
    }
    let all = std::mem::take(&mut found.files);
    found.files = once(&all);
    let kept: HashSet<_> = found.files.iter().collect();
    all.iter().filter(|file| !kept.contains(file)).for_each(|file| (walking.skipped)(file, Why::Twice));
    found
}

/// Of the paths that lead to one file, the one with the fewest parts.
fn once(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut best: HashMap<PathBuf, usize> = HashMap::new();
    let real = |file: &PathBuf| file.canonicalize().unwrap_or_else(|_| file.clone());
    for (at, file) in files.iter().enumerate() {
        let kept = best.entry(real(file)).or_insert(at);
        if file.components().count() < files[*kept].components().count() {
            *kept = at;
        }
    }
    let mut kept: Vec<_> = best.into_values().collect();
    kept.sort_unstable();
    kept.into_iter().map(|at| files[at].clone()).collect()
}

fn directory(root: &Path, walking: &Walking<'_>, found: &mut Found) {
    let Below { respects_gitignore, others } = (walking.below)(root);
    let mut rules = respects_gitignore.then(|| GitRules::above(root));
    let wanted = |entry: &DirEntry| {
        let skip = entry.depth() > 0 && entry.file_name() == ".git";
        let wanted = !skip && rules.as_mut().is_none_or(|rules| rules.admits(entry));
        if !wanted {
            (walking.skipped)(entry.path(), Why::Gitignore);
        }
        wanted
    };
    let entries = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(wanted);
    for entry in entries.take_while(|_| (walking.goes_on)()) {
        match entry {
            Ok(entry) if is_ours(&entry, others) => found.files.push(entry.into_path()),
            Ok(entry) if !entry.file_type().is_dir() => (walking.skipped)(entry.path(), Why::Name),
            Ok(_) => {}
            Err(error) => found.errors.push(format!("cannot read a directory: {error}")),
        }
    }
}

/// Whether its name tells a kind, or is wanted all the same.
fn is_ours(entry: &DirEntry, others: Option<WantsName>) -> bool {
    let name = entry.file_name().to_str().unwrap_or_default();
    let named = FileKind::of_file_name(name).is_some();
    (named || others.is_some_and(|wants| wants(name)))
        && entry.path().metadata().is_ok_and(|metadata| metadata.is_file())
}

/// The .gitignore files that count below a directory.
struct GitRules {
    /// The directory the walk starts in, and its absolute path.
    root: (PathBuf, PathBuf),
    /// Those of the directories above the root, up to the repository.
    above: Vec<Gitignore>,
    /// Those of the directories on the way down.
    below: Vec<(PathBuf, Gitignore)>,
}

impl GitRules {
    fn above(root: &Path) -> Self {
        let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let ancestors: Vec<_> = real.ancestors().collect();
        let repository = ancestors.iter().position(|dir| dir.join(".git").exists()).unwrap_or_default();
        let above = ancestors[..=repository].iter().skip(1).filter_map(|dir| rules_in(dir)).collect();
        Self { root: (root.to_owned(), real), above, below: Vec::new() }
    }

    /// Whether no rule ignores the entry; the closest rule counts.
    fn admits(&mut self, entry: &DirEntry) -> bool {
        let is_dir = entry.file_type().is_dir();
        self.below.retain(|(dir, _)| entry.path().starts_with(dir));
        // Links are not resolved: their own place is what a pattern speaks of.
        let real = || self.root.1.join(entry.path().strip_prefix(&self.root.0).unwrap_or(Path::new("")));
        let below = self.below.iter().rev().map(|(_, rules)| rules.matched(entry.path(), is_dir));
        // A rule about the root or a directory above it does not count: the user named the root.
        let above = self.above.iter().map(|rules| rules.matched(real(), is_dir));
        let decision = below.chain(above).find(|decision| !decision.is_none());
        let admitted = entry.depth() == 0 || !decision.is_some_and(|decision| decision.is_ignore());
        if admitted && is_dir {
            self.below.extend(rules_in(entry.path()).map(|rules| (entry.path().to_owned(), rules)));
        }
        admitted
    }
}

fn rules_in(dir: &Path) -> Option<Gitignore> {
    let file = dir.join(".gitignore");
    if !file.is_file() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(dir);
    // A line that is no pattern is passed over, as git does.
    builder.add(file);
    builder.build().ok()
}
