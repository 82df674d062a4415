use std::path::{Path, PathBuf};

use tns_dsn::files::walk::{self, Walking};
use tns_parser::FileKind;
use tns_parser::easy_connect::{Kind, classify};

use crate::args::CompatArgs;
use crate::input::kind_of_name;

/// What the user wants to know about.
pub(super) enum Asked {
    /// One alias or connect string.
    String(String),
    /// Files of aliases.
    Files(Vec<PathBuf>),
}

/// Tells files from strings.
pub(super) fn asked(args: &CompatArgs) -> Result<Asked, String> {
    match (&args.string, &*args.words) {
        (Some(text), []) => Ok(Asked::String(text.clone())),
        (Some(_), _) => Err("files and a string cannot be asked about at once".to_owned()),
        (None, []) => files(&[args.tns_admin.clone().unwrap_or_else(|| PathBuf::from("."))]),
        (None, [word]) if is_string(word) => Ok(Asked::String(word.clone())),
        (None, words) => match words.iter().find(|word| is_string(word)) {
            Some(word) => {
                Err(format!("`{word}` is no file, and a string has to be the only thing asked about"))
            }
            None => files(&words.iter().map(PathBuf::from).collect::<Vec<_>>()),
        },
    }
}

/// Whether a word is no file and cannot be the name of one: a word such as `SALES` is an alias,
/// `sales.ora` a file that is missing.
fn is_string(word: &str) -> bool {
    let path = Path::new(word);
    let named_like_a_file =
        || kind_of_name(path).is_some() || path.extension().is_some_and(|end| end == "ora");
    let kind = classify(word);
    match kind {
        _ if path.exists() => false,
        Kind::Alias => !named_like_a_file(),
        Kind::EasyConnect => {
            !(named_like_a_file() || word.starts_with(['.', '/']) && !word.starts_with("//"))
        }
        _ => true,
    }
}

/// The files of aliases among these paths; one that is named counts as such whatever it is called.
fn files(paths: &[PathBuf]) -> Result<Asked, String> {
    let found = walk::find(paths, &Walking::everything());
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error);
    }
    let counts = |path: &PathBuf| paths.contains(path) || kind_of_name(path) == Some(FileKind::Tnsnames);
    let files: Vec<_> = found.files.into_iter().filter(counts).collect();
    if files.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
        return Err(format!("no tnsnames.ora in {}", names.join(", ")));
    }
    Ok(Asked::Files(files))
}
