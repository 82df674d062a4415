//! A wallet as a folder.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use super::{WalletFile, WalletFileKind, WalletFiles};
use crate::limits::{self, MAX_FILE};
use crate::{WalletError, WalletFormat};

impl WalletFiles {
    /// The files of a folder, of a zip, or one wallet file by itself, whatever it is called.
    ///
    /// # Errors
    /// As [`WalletFiles::of_folder`] and [`WalletFiles::of_zip`]; [`WalletError::UnknownFormat`]
    /// for a file that is neither a zip nor a wallet.
    pub fn of_path(path: &Path) -> Result<Self, WalletError> {
        if path.is_dir() {
            return Self::of_folder(path);
        }
        let failed = |source| WalletError::Io { path: path.to_owned(), source };
        let found = read(path).map_err(failed)?;
        let (content, metadata) =
            found.ok_or_else(|| failed(io::Error::new(io::ErrorKind::InvalidInput, "it is no file")))?;
        if content.starts_with(b"PK") {
            return Self::of_zip(&content);
        }
        limits::check_size(&content)?;
        let kind = match WalletFormat::of(&content).ok_or(WalletError::UnknownFormat)? {
            WalletFormat::Pem => WalletFileKind::Pem,
            WalletFormat::Pkcs12 => WalletFileKind::Pkcs12,
            WalletFormat::AutoLogin | WalletFormat::AutoLoginLocal => WalletFileKind::AutoLogin,
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut files = Self::default();
        files.add(WalletFile { kind, name, mode: mode(&metadata), content });
        Ok(files)
    }

    /// Reads the wallet files of the folder `path`; other files are not opened, folders below it not entered.
    ///
    /// # Errors
    /// [`WalletError::Io`] where the folder or a wallet file cannot be read,
    /// [`WalletError::TooLarge`] where a file is over 16 MB.
    pub fn of_folder(path: &Path) -> Result<Self, WalletError> {
        let failed = |path: &Path, source| WalletError::Io { path: path.to_owned(), source };
        let mut files = Self::default();
        for entry in fs::read_dir(path).map_err(|error| failed(path, error))? {
            let entry = entry.map_err(|error| failed(path, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(kind) = WalletFileKind::of_name(&name) else { continue };
            let path = entry.path();
            if let Some((content, metadata)) = read(&path).map_err(|error| failed(&path, error))? {
                if content.len() > MAX_FILE {
                    return Err(WalletError::TooLarge { what: "a wallet file", limit: MAX_FILE as u64 });
                }
                files.add(WalletFile { kind, name, mode: mode(&metadata), content });
            }
        }
        Ok(files)
    }
}

/// A file, or one byte more than is allowed of it; nothing where it is no file.
fn read(path: &Path) -> io::Result<Option<(Zeroizing<Vec<u8>>, Metadata)>> {
    // Asked before it is opened: opening a pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let size = usize::try_from(metadata.len()).unwrap_or(MAX_FILE).min(MAX_FILE) + 1;
    let mut content = Zeroizing::new(Vec::with_capacity(size));
    file.take(MAX_FILE as u64 + 1).read_to_end(&mut content)?;
    Ok(Some((content, metadata)))
}

#[cfg(unix)]
fn mode(metadata: &Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(metadata.permissions().mode() & 0o7777)
}

#[cfg(not(unix))]
fn mode(_: &Metadata) -> Option<u32> {
    None
}
