//! Which files git keeps: its index, read as far as the names.
//!
//! Versions 2 to 4 of the format, with SHA-1. A library for it would bring
//! dozens of crates for these few lines.

use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::Files;

/// Bytes of an entry before its flags: times, owner, size, hash.
const FIXED: usize = 60;
/// The bit of the flags that announces two more bytes.
const EXTENDED: u16 = 0x4000;

/// The files in a directory that git keeps; none where there is no repository around it.
pub(super) fn tracked_in(files: &(dyn Files + Sync), directory: &Path) -> Vec<String> {
    let found = directory.ancestors().find_map(|root| index_of(files, root).map(|index| (root, index)));
    let Some((root, index)) = found else { return Vec::new() };
    let Ok(inside) = directory.strip_prefix(root) else { return Vec::new() };
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    let prefix = if parts.is_empty() { String::new() } else { parts.join("/") + "/" };
    let here = names(&index).unwrap_or_default().into_iter().filter_map(|name| {
        let rest = name.strip_prefix(prefix.as_bytes())?;
        (!rest.contains(&b'/')).then(|| String::from_utf8_lossy(rest).into_owned())
    });
    here.collect()
}

/// The index of the repository that starts in a directory.
fn index_of(files: &(dyn Files + Sync), root: &Path) -> Option<Vec<u8>> {
    let git = root.join(".git");
    match files.facts(&git) {
        Ok(facts) if facts.is_directory => files.read(&git.join("index")).ok(),
        // A second work tree, or a submodule: the file tells where it is.
        Ok(_) => files.read(&elsewhere(files, root, &git).ok()?.join("index")).ok(),
        Err(_) => None,
    }
}

fn elsewhere(files: &(dyn Files + Sync), root: &Path, git: &Path) -> io::Result<PathBuf> {
    let text = String::from_utf8_lossy(&files.read(git)?).into_owned();
    Ok(root.join(text.trim_start_matches("gitdir:").trim()))
}

/// The names in an index; nothing where it is of another format or cut off.
fn names(index: &[u8]) -> Option<Vec<Vec<u8>>> {
    let number = |at: usize| Some(u32::from_be_bytes(*index.get(at..)?.first_chunk()?));
    let version = number(4).filter(|_| index.starts_with(b"DIRC"))?;
    let mut names: Vec<Vec<u8>> = Vec::new();
    let mut at = 12;
    for _ in 0..number(8)? {
        let flags = u16::from_be_bytes(*index.get(at + FIXED..)?.first_chunk()?);
        let start = at + FIXED + if version >= 3 && flags & EXTENDED != 0 { 4 } else { 2 };
        let mut name = Vec::new();
        let mut from = start;
        if version == 4 {
            let (cut, next) = offset(index, start)?;
            let before = names.last().map_or(&[][..], |name| name);
            name.extend(before.get(..before.len().checked_sub(cut)?)?);
            from = next;
        }
        let length = memchr::memchr(0, index.get(from..)?)?;
        name.extend(&index[from..from + length]);
        names.push(name);
        // Up to version 3 an entry is filled up with 1 to 8 NUL to a multiple of 8 bytes.
        at = if version == 4 { from + length + 1 } else { at + (start - at + length + 8) / 8 * 8 };
    }
    Some(names)
}

/// A number of as many bytes as it needs, and where the next thing starts.
fn offset(index: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut byte = *index.get(at)?;
    let mut value = usize::from(byte & 0x7F);
    while byte & 0x80 != 0 {
        at += 1;
        byte = *index.get(at)?;
        value = value.checked_add(1)?.checked_mul(128)? | usize::from(byte & 0x7F);
    }
    Some((value, at + 1))
}

#[cfg(test)]
mod tests {
    use super::names;

    /// An index as git writes it, with nothing but names in its entries.
    fn index(version: u32, entries: &[&[u8]]) -> Vec<u8> {
        let mut bytes = b"DIRC".to_vec();
        bytes.extend(version.to_be_bytes());
        bytes.extend((entries.len() as u32).to_be_bytes());
        for entry in entries {
            bytes.extend([0; 62]);
            bytes.extend(*entry);
            let fill = if version == 4 { 1 } else { 8 - (62 + entry.len()) % 8 };
            bytes.extend(vec![0; fill]);
        }
        bytes
    }

    #[test]
    fn names_are_read() {
        let expected = Some(vec![b"a/tnsnames.ora".to_vec(), b"a/wallet.p12".to_vec()]);
        assert_eq!(names(&index(2, &[b"a/tnsnames.ora", b"a/wallet.p12"])), expected);
        assert_eq!(names(&index(4, &[b"\0a/tnsnames.ora", b"\x0Cwallet.p12"])), expected);
    }

    #[test]
    fn what_is_no_index_has_no_names() {
        let whole = index(2, &[b"a/tnsnames.ora"]);
        for length in 0..whole.len() - 8 {
            assert_eq!(names(&whole[..length]), None, "{length}");
        }
        assert_eq!(names(b"PACK\0\0\0\x02\0\0\0\0"), None);
    }
}
