//! tnsnames.ora and what it includes.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::PathBuf;

use super::scanner::Scanner;
use super::{Names, Place, Refusal};

/// A file that is being read: another one may be included in its middle.
struct Open {
    path: PathBuf,
    text: String,
    at: usize,
    names: Names,
}

/// Reads the file and those it includes, to any depth.
///
/// # Errors
/// A file that cannot be read, is not UTF-8 or includes itself: then no name is known at all.
pub(super) fn load(place: &Place<'_>) -> Result<Names, Refusal> {
    let mut done: HashMap<OsString, Names> = HashMap::new();
    let mut open = vec![Open::new(place, place.tnsnames.clone())?];
    loop {
        let Some(file) = open.last_mut() else { return Ok(Names::default()) };
        if let Some(included) = file.read_on() {
            // Relative to the folder of tnsnames.ora, wherever the including file stands.
            let path = place.folder().join(included);
            if open.iter().any(|file| file.path.as_os_str() == path.as_os_str()) {
                return Err(cycle(&open, &path));
            }
            match done.get(path.as_os_str()) {
                Some(names) => open.last_mut().into_iter().for_each(|file| file.include(names)),
                None => open.push(Open::new(place, path)?),
            }
        } else if let Some(file) = open.pop() {
            let Some(including) = open.last_mut() else { return Ok(file.names) };
            including.include(&file.names);
            done.insert(file.path.into_os_string(), file.names);
        }
    }
}

impl Open {
    fn new(place: &Place<'_>, path: PathBuf) -> Result<Self, Refusal> {
        let bytes = place.files.read(&path).map_err(|error| failed(&error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| failed("stream did not contain valid UTF-8"))?;
        Ok(Self { path, text, at: 0, names: Names::default() })
    }

    /// Reads entries up to one that includes a file, and tells its name.
    fn read_on(&mut self) -> Option<String> {
        let mut scanner = Scanner::new(&self.text[self.at..]);
        loop {
            let mut keys = keys(&mut scanner);
            let value = value(&mut scanner);
            if keys.is_empty() || value.is_empty() {
                self.at = self.text.len();
                return None;
            }
            if keys.len() == 1 && keys[0] == "ifile" {
                self.at = self.text.len() - scanner.rest().len();
                return Some(value);
            }
            let last = keys.pop();
            keys.into_iter().for_each(|key| self.names.insert(key, value.clone()));
            if let Some(key) = last {
                self.names.insert(key, value);
            }
        }
    }

    fn include(&mut self, names: &Names) {
        names.iter().for_each(|entry| self.names.insert(entry.name.clone(), entry.text.clone()));
    }
}

fn failed(error: &str) -> Refusal {
    Refusal::plain(format!("stream operation failed: {error}"))
}

fn cycle(open: &[Open], included: &std::path::Path) -> Refusal {
    let including = open.last().map(|file| file.path.display().to_string()).unwrap_or_default();
    let included = included.display();
    Refusal::plain(format!("file \"{including}\" includes file \"{included}\" which forms a cycle"))
}

/// The names up to an equals sign. A word that is followed by neither comma nor equals sign costs the
/// rest of its line; an equals sign without a name before it forgets the names collected so far.
fn keys(scanner: &mut Scanner<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    skip_blank(scanner);
    while let Some(length) = scanner.rest().find(|found: char| is_blank(found) || matches!(found, ',' | '='))
    {
        scanner.advance(length);
        let mut separator = scanner.next();
        let key = scanner.take().trim_end_matches(|last| Some(last) == separator).to_lowercase();
        if separator.is_some_and(is_blank) {
            let is_other_line = skip_blank(scanner);
            separator = scanner.peek().filter(|found| matches!(found, ',' | '='));
            if separator.is_none() {
                if !is_other_line {
                    scanner.skip_line();
                }
                continue;
            }
            scanner.next();
        }
        skip_blank(scanner);
        if key.is_empty() {
            keys.clear();
            continue;
        }
        keys.push(key);
        if separator == Some('=') {
            break;
        }
    }
    keys
}

fn is_blank(found: char) -> bool {
    found.is_whitespace() || found == '#'
}

/// Skips white space and comments and tells whether a line ended there. Behind a comment it eats one
/// character more, the first of the next line: so the alias behind a comment loses its first letter,
/// and of two comment lines the second is read.
fn skip_blank(scanner: &mut Scanner<'_>) -> bool {
    let mut is_other_line = false;
    while let Some(found) = scanner.peek().filter(|&found| is_blank(found)) {
        is_other_line |= matches!(found, '\n' | '#');
        if found == '#' {
            scanner.skip_line();
        }
        scanner.next();
    }
    scanner.take();
    is_other_line
}

/// The first line that is not empty, or, where it begins with a parenthesis, all lines up to the one
/// that closes it. A last line without a line feed is lost.
fn value(scanner: &mut Scanner<'_>) -> String {
    let mut value = String::new();
    let mut depth = 0;
    let is_descriptor = scanner.peek() == Some('(');
    while !scanner.is_at_end() {
        let line = line(scanner, &mut depth);
        if !value.is_empty() && !line.is_empty() {
            value.push('\n');
        }
        value.push_str(line);
        if (depth == 0 || !is_descriptor) && !value.is_empty() {
            break;
        }
    }
    value
}

/// A line without its comment; a number sign begins one inside quotes as well.
fn line<'a>(scanner: &mut Scanner<'a>, depth: &mut usize) -> &'a str {
    let rest = scanner.rest();
    let end = rest.bytes().position(|byte| {
        match byte {
            b'(' => *depth += 1,
            b')' => *depth = depth.saturating_sub(1),
            _ => {}
        }
        matches!(byte, b'\n' | b'#')
    });
    let Some(end) = end else {
        scanner.advance(rest.len());
        return "";
    };
    scanner.advance(end + 1);
    scanner.take();
    if rest.as_bytes()[end] == b'#' {
        scanner.skip_line();
    }
    &rest[..end]
}
