//! A wallet as the zip it was downloaded as. Nothing is unpacked to disk.

use std::io::{Cursor, Read as _};

use zeroize::Zeroizing;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{WalletFile, WalletFileKind, WalletFiles};
use crate::limits::MAX_FILE;
use crate::{WalletError, limits};

/// The most entries of a zip; a download has nine.
const MAX_ENTRIES: usize = 1_000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

impl WalletFiles {
    /// Reads the wallet files of a zip; they may lie in a folder of it.
    ///
    /// # Errors
    /// [`WalletError::UnsafeEntry`] for a path that leads out of the zip, a link, or a file that is
    /// there twice, [`WalletError::TooLarge`] and [`WalletError::TooMany`] over the limits,
    /// [`WalletError::Archive`] where it cannot be read.
    pub fn of_zip(bytes: &[u8]) -> Result<Self, WalletError> {
        limits::check_size(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
        if archive.len() > MAX_ENTRIES {
            return Err(WalletError::TooMany { what: "zip entries", limit: MAX_ENTRIES });
        }
        if archive.has_duplicate_names() {
            return Err(unsafe_entry("a name", "more than once"));
        }
        let mut files = Self::default();
        let mut left = MAX_FILE;
        for index in 0..archive.len() {
            if let Some(file) = read(&mut archive, index, &mut left)? {
                let name = file.name.clone();
                if !files.add(file) {
                    return Err(unsafe_entry(&name, "a second file of its kind"));
                }
            }
        }
        Ok(files)
    }
}

/// The entry at `index`, where it is a wallet file. All of them together may take `left` bytes.
fn read(
    archive: &mut Archive<'_>,
    index: usize,
    left: &mut usize,
) -> Result<Option<WalletFile>, WalletError> {
    let mut entry = archive.by_index(index).map_err(failed)?;
    let name = entry.name().map_err(failed)?.into_owned();
    if let Some(why) = danger(&name, entry.is_symlink()) {
        return Err(unsafe_entry(&name, why));
    }
    let last = name.rsplit('/').next().unwrap_or_default();
    let Some(kind) = WalletFileKind::of_name(last) else { return Ok(None) };
    let too_large = || WalletError::TooLarge { what: "the content of the zip", limit: MAX_FILE as u64 };
    // The stated size may lie: what counts is what comes out.
    let size = usize::try_from(entry.size()).ok().filter(|size| size <= left).ok_or_else(too_large)?;
    let mut content = Zeroizing::new(Vec::with_capacity(size + 1));
    let result = (&mut entry).take(*left as u64 + 1).read_to_end(&mut content);
    result.map_err(|error| WalletError::Archive { why: error.to_string() })?;
    *left = left.checked_sub(content.len()).ok_or_else(too_large)?;
    Ok(Some(WalletFile { kind, name, mode: None, content }))
}

/// Why an entry of this name must not be taken.
fn danger(name: &str, is_link: bool) -> Option<&'static str> {
    let mut parts = name.split(['/', '\\']);
    match () {
        () if is_link => Some("a symbolic link"),
        () if name.starts_with(['/', '\\']) || name.contains(':') => Some("an absolute path"),
        () if parts.any(|part| part == "..") => Some("a path that leads out of the zip"),
        () if name.contains('\\') || name.chars().any(char::is_control) => {
            Some("a path that systems read differently")
        }
        () => None,
    }
}

fn unsafe_entry(name: &str, why: &'static str) -> WalletError {
    WalletError::UnsafeEntry { name: name.chars().take(256).collect(), why }
}

fn failed(error: ZipError) -> WalletError {
    WalletError::Archive { why: error.to_string() }
}
