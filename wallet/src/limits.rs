//! What one file may cost.

use crate::WalletError;

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 16 << 20;
/// The most rounds of key derivation spent on one file.
pub const MAX_ITERATIONS: u64 = 10_000_000;
/// The most memory one scrypt derivation may take, in bytes.
pub const MAX_SCRYPT_MEMORY: u64 = 256 << 20;
/// The most certificates, keys and secrets of one file.
pub const MAX_ITEMS: usize = 10_000;
/// How deep bags may hold bags.
pub(crate) const MAX_DEPTH: usize = 4;
/// The most bytes scrypt may mix for one file, all of its runs together.
const MAX_SCRYPT_WORK: u64 = 1 << 30;

/// What is left to spend on one file.
pub(crate) struct Budget {
    iterations: u64,
    scrypt: u64,
    items: usize,
}

impl Budget {
    pub(crate) const fn new() -> Self {
        Self { iterations: MAX_ITERATIONS, scrypt: MAX_SCRYPT_WORK, items: MAX_ITEMS }
    }

    /// Pays for `count` rounds.
    pub(crate) fn iterations(&mut self, count: u64) -> Result<(), WalletError> {
        let left = self.iterations.checked_sub(count);
        self.iterations =
            left.ok_or(WalletError::TooCostly { what: "rounds of key derivation", limit: MAX_ITERATIONS })?;
        Ok(())
    }

    /// Pays for one scrypt run of cost `n`, block size `r` and parallelism `p`.
    pub(crate) fn scrypt(&mut self, n: u64, r: u64, p: u64) -> Result<(), WalletError> {
        let memory = n.saturating_add(p).saturating_mul(r).saturating_mul(128);
        if memory > MAX_SCRYPT_MEMORY {
            return Err(WalletError::TooCostly { what: "bytes of memory", limit: MAX_SCRYPT_MEMORY });
        }
        let left = self.scrypt.checked_sub(memory.saturating_mul(p.max(1)));
        self.scrypt =
            left.ok_or(WalletError::TooCostly { what: "bytes of scrypt work", limit: MAX_SCRYPT_WORK })?;
        Ok(())
    }

    /// Counts one certificate, key or secret.
    pub(crate) fn item(&mut self) -> Result<(), WalletError> {
        let left = self.items.checked_sub(1);
        self.items = left.ok_or(WalletError::TooMany { what: "items", limit: MAX_ITEMS })?;
        Ok(())
    }
}

/// Refuses what is over [`MAX_FILE`].
pub(crate) const fn check_size(bytes: &[u8]) -> Result<(), WalletError> {
    match bytes.len() > MAX_FILE {
        true => Err(WalletError::TooLarge { what: "the file", limit: MAX_FILE as u64 }),
        false => Ok(()),
    }
}
