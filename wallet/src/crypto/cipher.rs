//! Block ciphers in CBC mode.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::{NoPadding, Padding, Pkcs7};
use cbc::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt as _, BlockModeEncrypt as _, InnerIvInit as _,
    KeyInit,
};
use des::{Des, TdesEde2, TdesEde3};
use rc2::Rc2;
use zeroize::Zeroizing;

/// A cipher that some wallet uses, always in CBC mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Des,
    Des3,
    /// Triple DES with two keys.
    Des3Two,
    /// RC2 with this many key bytes.
    Rc2(usize),
}

/// What a decryption gives: nothing where key, length or padding do not fit.
type Plain = Option<Zeroizing<Vec<u8>>>;

impl Cipher {
    pub(crate) const fn key_len(self) -> usize {
        match self {
            Self::Aes128 | Self::Des3Two => 16,
            Self::Aes192 | Self::Des3 => 24,
            Self::Aes256 => 32,
            Self::Des => 8,
            Self::Rc2(bytes) => bytes,
        }
    }

    pub(crate) const fn block_len(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::Des | Self::Des3 | Self::Des3Two | Self::Rc2(_) => 8,
        }
    }

    /// Decrypts and takes the padding off.
    pub(crate) fn decrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Plain {
        self.decrypt_as::<Pkcs7>(key, iv, data)
    }

    /// Decrypts whole blocks that have no padding.
    pub(crate) fn decrypt_blocks(self, key: &[u8], iv: &[u8], data: &[u8]) -> Plain {
        self.decrypt_as::<NoPadding>(key, iv, data)
    }

    fn decrypt_as<P: Padding>(self, key: &[u8], iv: &[u8], data: &[u8]) -> Plain {
        match self {
            Self::Aes128 => run::<Aes128, P>(Aes128::new_from_slice(key).ok()?, iv, data),
            Self::Aes192 => run::<Aes192, P>(Aes192::new_from_slice(key).ok()?, iv, data),
            Self::Aes256 => run::<Aes256, P>(Aes256::new_from_slice(key).ok()?, iv, data),
            Self::Des => run::<Des, P>(Des::new_from_slice(key).ok()?, iv, data),
            Self::Des3 => run::<TdesEde3, P>(TdesEde3::new_from_slice(key).ok()?, iv, data),
            Self::Des3Two => run::<TdesEde2, P>(TdesEde2::new_from_slice(key).ok()?, iv, data),
            Self::Rc2(bytes) if key.len() == bytes => {
                run::<Rc2, P>(Rc2::new_with_eff_key_len(key, 8 * bytes), iv, data)
            }
            Self::Rc2(_) => None,
        }
    }
}

/// AES-256 with padding, the one cipher that encrypted keys and wallets are written with.
pub(crate) fn encrypt_aes256(key: &[u8], iv: &[u8; 16], data: &[u8]) -> Option<Vec<u8>> {
    encrypt::<Aes256, Pkcs7>(key, iv, data)
}

/// AES-128 over whole blocks without padding, as the head of an auto-login wallet has it.
pub(crate) fn encrypt_aes128_blocks(key: &[u8; 16], iv: &[u8; 16], data: &[u8]) -> Option<Vec<u8>> {
    encrypt::<Aes128, NoPadding>(key, iv, data)
}

fn encrypt<C, P>(key: &[u8], iv: &[u8], data: &[u8]) -> Option<Vec<u8>>
where
    C: KeyInit + BlockCipherEncrypt,
    P: Padding,
{
    let cipher = C::new_from_slice(key).ok()?;
    let encryptor = cbc::Encryptor::<C>::inner_iv_slice_init(cipher, iv).ok()?;
    let mut buffer = Zeroizing::new(data.to_vec());
    buffer.resize(data.len() + C::block_size(), 0);
    Some(encryptor.encrypt_padded::<P>(&mut buffer, data.len()).ok()?.to_vec())
}

fn run<C: BlockCipherDecrypt, P: Padding>(cipher: C, iv: &[u8], data: &[u8]) -> Plain {
    let decryptor = cbc::Decryptor::<C>::inner_iv_slice_init(cipher, iv).ok()?;
    // Decrypted in place: a copy would stay behind unwiped.
    let mut buffer = Zeroizing::new(data.to_vec());
    let length = decryptor.decrypt_padded::<P>(&mut buffer).ok()?.len();
    buffer.truncate(length);
    Some(buffer)
}
