//! Replaces a file as a whole: a reader sees the old text or the new one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes beside the file and renames over it; mode and owner stay. A link
/// stays a link: what it points to is replaced.
pub(crate) fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is write-protected"));
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text)?;
    keep_owner(file.path(), &metadata);
    fs::set_permissions(file.path(), metadata.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file, new or in place of an old one, which keeps its mode.
pub(crate) fn write_file(path: &Path, text: &[u8]) -> io::Result<()> {
    match path.exists() {
        true => replace(path, text),
        false => fs::write(path, text),
    }
}

/// Writes a file that only its owner may read, as wallets have to be; one that is
/// there already is replaced only if that is wanted.
pub(crate) fn create(path: &Path, bytes: &[u8], overwrite: bool) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A temporary file has mode 600.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match overwrite {
        true => file.persist(path).map_err(|error| error.error)?,
        false => file.persist_noclobber(path).map_err(|error| error.error)?,
    };
    Ok(())
}

#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    // Only root may give files away; for everybody else the owner is right already.
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}
