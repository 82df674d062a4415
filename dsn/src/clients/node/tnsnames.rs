//! How node-oracledb reads tnsnames.ora: line by line, and all or nothing.

use std::borrow::Cow;
use std::io::{self, ErrorKind};
use std::{iter, str};

use super::super::{Names, Place, Refusal};
use super::nv::{Pair, Tree, Value};
use super::script::is_blank;

/// Files included deeper are passed over in silence.
const DEPTH: usize = 4;
/// After so many files no more are opened. The client has no such end: files that include one another
/// several times keep it busy for hours.
const FILES: usize = 1_000;

/// Reads the file and those that it includes. One entry that cannot be read makes all unusable.
///
/// # Errors
/// NJS-516 and NJS-520 without a file, the errors of [`Tree::parse`], and those of the system.
pub(in crate::clients) fn load(place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    let place = place.ok_or_else(|| {
        let text = "no configuration directory set or available to search for tnsnames.ora";
        Refusal::coded("NJS-516", text)
    })?;
    let bytes = place.files.read(&place.tnsnames).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let folder = place.folder().display();
            let text = format!("cannot connect to Oracle Database. File tnsnames.ora not found in {folder}");
            Refusal::coded("NJS-520", text)
        }
        _ => unreadable(&error, &place.tnsnames.to_string_lossy()),
    })?;
    let mut loading = Loading { place, names: Names::default(), files: 1 };
    loading.file(&bytes, 0)?;
    Ok(loading.names)
}

struct Loading<'a> {
    place: &'a Place<'a>,
    names: Names,
    files: usize,
}

impl Loading<'_> {
    fn file(&mut self, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        let text = decode(bytes);
        let mut element = String::new();
        for line in lines(&text) {
            // Only what stands in the first column tells whether an element begins.
            match line.as_bytes().first() {
                None | Some(b'#') => {}
                Some(b' ' | b'\t' | b'(' | b')') => {
                    element.extend(before_comment(line).chars().filter(|&c| !is_blank(c)));
                }
                Some(_) => {
                    self.element(&mut element, depth)?;
                    element.push_str(before_comment(line));
                }
            }
        }
        self.element(&mut element, depth)
    }

    /// Keeps what was gathered, and empties it.
    fn element(&mut self, element: &mut String, depth: usize) -> Result<(), Refusal> {
        if element.is_empty() {
            return Ok(());
        }
        if !element.starts_with('(') {
            element.insert(0, '(');
            element.push(')');
        }
        let tree = Tree::parse(element)?;
        let name = upper(tree.root().name());
        if name == "IFILE" {
            self.include(tree.root(), depth + 1)?;
        } else {
            for name in name.split(',') {
                self.names.insert(name.to_owned(), element.clone());
            }
        }
        element.clear();
        Ok(())
    }

    fn include(&mut self, pair: Pair<'_, '_>, depth: usize) -> Result<(), Refusal> {
        if depth > DEPTH || self.files == FILES {
            return Ok(());
        }
        self.files += 1;
        let path = match pair.value() {
            Value::Text(path) => path,
            Value::Nothing => return Err(no_path("undefined")),
            Value::List => return Err(no_path("null")),
        };
        // A relative name counts from the folder that the program runs in, not from that of the file.
        let read = match path.as_ref() {
            "" => Err(ErrorKind::NotFound.into()),
            path => self.place.files.read(&self.place.working.join(path)),
        };
        let bytes = read.map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                Refusal::plain(format!("ENOENT: no such file or directory, stat '{path}'"))
            }
            ErrorKind::NotADirectory => Refusal::plain(format!("ENOTDIR: not a directory, stat '{path}'")),
            _ => unreadable(&error, path),
        })?;
        self.file(&bytes, depth)
    }
}

/// The part of a line that is no comment; quotes do not guard a `#`.
fn before_comment(line: &str) -> &str {
    line.split_once('#').map_or(line, |(before, _)| before)
}

/// In upper case as JavaScript makes it.
pub(super) fn upper(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_uppercase() } else { name.to_uppercase() }
}

fn no_path(what: &str) -> Refusal {
    let text = "The \"path\" argument must be of type string or an instance of Buffer or URL. Received";
    Refusal::crash(format!("{text} {what}"))
}

/// A file that is there and cannot be read.
fn unreadable(error: &io::Error, path: &str) -> Refusal {
    Refusal::plain(match error.kind() {
        ErrorKind::IsADirectory => "EISDIR: illegal operation on a directory, read".to_owned(),
        ErrorKind::PermissionDenied => format!("EACCES: permission denied, open '{path}'"),
        _ => error.to_string(),
    })
}

/// The text of a file; a character that the end of the file cuts is left away.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let cut = bytes.utf8_chunks().last().map_or(&[][..], |chunk| chunk.invalid());
    let is_cut = str::from_utf8(cut).is_err_and(|error| error.error_len().is_none());
    String::from_utf8_lossy(&bytes[..bytes.len() - if is_cut { cut.len() } else { 0 }])
}

/// The lines of a text, as the readline of node 20 parts them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    iter::from_fn(move || {
        let text = rest?;
        let found = text.find(['\n', '\r']);
        let (line, ending) = text.split_at(found.unwrap_or(text.len()));
        let mut after = ending.chars();
        if after.next() == Some('\r') && ending.starts_with("\r\n") {
            after.next();
        }
        rest = found.map(|_| after.as_str());
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::files::Files;

    struct Memory(BTreeMap<PathBuf, Vec<u8>>);

    impl Files for Memory {
        fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
            self.0.get(path).cloned().ok_or_else(|| ErrorKind::NotFound.into())
        }
    }

    fn load_all(files: &[(&str, &[u8])]) -> Result<Vec<String>, Refusal> {
        let files = files.iter().map(|&(name, bytes)| (name.into(), bytes.to_vec())).collect();
        let memory = Memory(files);
        let mut place = Place::of_folder(&memory, Path::new("/admin"));
        place.working = "/home".into();
        load(Some(&place)).map(|names| names.iter().map(|entry| entry.name.clone()).collect())
    }

    fn names(bytes: &[u8]) -> Result<String, Option<&'static str>> {
        load_all(&[("/admin/tnsnames.ora", bytes)])
            .map(|names| names.join("|"))
            .map_err(|refusal| refusal.code)
    }

    #[test]
    fn columns_and_comments() {
        let table: [(&[u8], &str); 11] = [
            (b"a=(x=y)\nb=(x=y)", "A|B"),
            (b"a=\n(x=\n y)\n)b", "A"),
            (b"a=(x=y)#)\r\n# c\rb=(x=y)", "A|B"),
            (b"a=\n # c\n\n(x=y)", "A"),
            (b"a,b , \"c\"=(x=y)", "A|B|C"),
            (b"(a)=(x=y)", "A"),
            (b"just a word", "JUST A WORD"),
            (b"\xef\xbb\xbfa=(x=y)", "A"),
            (b"\xef\xbb\xbf# c\na=(x=y)", "|A"),
            (b"a\xff=(x=y)", "A\u{fffd}"),
            (b"a=(x=y)\n\xe2\x80", "A"),
        ];
        for (text, wanted) in table {
            assert_eq!(names(text).as_deref(), Ok(wanted), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn one_broken_entry_takes_the_whole_file_along() {
        assert_eq!(names(b"a=(x=y)\nb=(x=y"), Err(Some("NJS-514")));
        assert_eq!(names(b"a=(x=y)\n b=(x=y)"), Err(Some("NJS-514")));
        assert_eq!(names(format!("a=(x=y)\nb={}", "x".repeat(5000)).as_bytes()), Err(Some("NJS-522")));
    }

    #[test]
    fn included_files() {
        let main = ("/admin/tnsnames.ora", &b"a=(x=y)\nifile=i.ora\nc=(x=y)"[..]);
        assert_eq!(
            load_all(&[main, ("/home/i.ora", b"b=(x=y)")]),
            Ok(vec!["A".into(), "B".into(), "C".into()])
        );
        let missing = load_all(&[main, ("/admin/i.ora", b"b=(x=y)")]);
        let text = "ENOENT: no such file or directory, stat 'i.ora'";
        assert_eq!(missing, Err(Refusal::plain(text)));
        // Four levels count, the fifth is passed over, missing or not.
        assert_eq!(
            load_all(&[main, ("/home/i.ora", b"ifile=i.ora\nb=(x=y)")]).map(|names| names.len()),
            Ok(3)
        );
        let twice = "ifile=i.ora\n".repeat(20) + "b=(x=y)";
        assert_eq!(load_all(&[main, ("/home/i.ora", twice.as_bytes())]).map(|names| names.len()), Ok(3));
    }

    #[test]
    fn a_file_of_no_name() {
        assert!(load_all(&[("/admin/tnsnames.ora", b"ifile=")]).is_err_and(|refusal| refusal.is_crash));
        assert!(load_all(&[("/admin/tnsnames.ora", b"ifile=''")]).is_err_and(|refusal| !refusal.is_crash));
        assert_eq!(load(None).map_err(|refusal| refusal.code).err(), Some(Some("NJS-516")));
        assert_eq!(load_all(&[]).map_err(|refusal| refusal.code), Err(Some("NJS-520")));
    }
}
