//! AES in CBC mode with an empty first vector, as logins use it.

use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use cbc::cipher::block_padding::NoPadding;
use zeroize::Zeroizing;

/// Bytes of a block.
pub(super) const BLOCK: usize = 16;

/// A key: 24 bytes for 11g, 32 for 12c.
pub(super) enum Key {
    /// AES-192
    Short(Zeroizing<[u8; 24]>),
    /// AES-256
    Long(Zeroizing<[u8; 32]>),
}

impl Key {
    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(key) => &**key,
            Self::Long(key) => &**key,
        }
    }

    /// Encrypts whole blocks in place.
    pub(super) fn encrypt(&self, blocks: &mut [u8]) {
        let len = whole(blocks);
        let iv = [0; BLOCK].into();
        let done = match self {
            Self::Short(key) => cbc::Encryptor::<aes::Aes192>::new((&**key).into(), &iv)
                .encrypt_padded::<NoPadding>(blocks, len)
                .is_ok(),
            Self::Long(key) => cbc::Encryptor::<aes::Aes256>::new((&**key).into(), &iv)
                .encrypt_padded::<NoPadding>(blocks, len)
                .is_ok(),
        };
        debug_assert!(done, "whole blocks need no room");
    }

    /// Decrypts whole blocks in place.
    pub(super) fn decrypt(&self, blocks: &mut [u8]) {
        let len = whole(blocks);
        let iv = [0; BLOCK].into();
        let done = match self {
            Self::Short(key) => cbc::Decryptor::<aes::Aes192>::new((&**key).into(), &iv)
                .decrypt_padded::<NoPadding>(&mut blocks[..len])
                .is_ok(),
            Self::Long(key) => cbc::Decryptor::<aes::Aes256>::new((&**key).into(), &iv)
                .decrypt_padded::<NoPadding>(&mut blocks[..len])
                .is_ok(),
        };
        debug_assert!(done, "whole blocks have no padding");
    }
}

/// The length of the whole blocks.
fn whole(blocks: &[u8]) -> usize {
    debug_assert!(blocks.len().is_multiple_of(BLOCK), "whole blocks");
    blocks.len() / BLOCK * BLOCK
}

/// Fills up the last block with bytes that tell how many they are; at least one.
pub(super) fn pad(bytes: &mut Vec<u8>) {
    let missing = BLOCK - bytes.len() % BLOCK;
    bytes.resize(bytes.len() + missing, missing as u8);
}

/// Takes away what [`pad`] added; `None` where the padding is odd.
pub(super) fn unpad(bytes: &[u8]) -> Option<&[u8]> {
    let count = usize::from(*bytes.last()?);
    let (data, padding) = bytes.split_at_checked(bytes.len().checked_sub(count)?)?;
    let is_padding = (1..=BLOCK).contains(&count) && padding.iter().all(|byte| usize::from(*byte) == count);
    is_padding.then_some(data)
}
