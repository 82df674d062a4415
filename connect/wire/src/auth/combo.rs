//! The key of a session, mixed of the keys of both sides.

use md5::{Digest as _, Md5};
use secrecy::SecretSlice;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::cipher::{BLOCK, Key, pad, unpad};
use super::stretch::stretch;
use super::{AuthError, Mixing, Random, Verifier, hex, random};

/// What a server says to a client once it is known.
const GREETING: &[u8; 16] = b"SERVER_TO_CLIENT";

/// The key of a session: passwords are encrypted with it, and a server proves by it that it knew
/// the password. It is kept as long as the session is, to change the password.
pub struct ComboKey(Key);

impl ComboKey {
    /// Mixes the two session keys, which have the same length.
    pub(super) fn mix(
        verifier: Verifier,
        server: &[u8],
        client: &[u8],
        mixing: Option<&Mixing>,
    ) -> Result<Self, AuthError> {
        if let (Some(server), Some(client), true) =
            (server.first_chunk::<48>(), client.first_chunk::<48>(), verifier.is_11g())
        {
            return Ok(Self::mix_long(server, client));
        }
        let mixing = mixing.ok_or(AuthError::Missing("AUTH_PBKDF2_CSK_SALT"))?;
        let len = verifier.key_len();
        let both =
            Zeroizing::new([&client[..len.min(client.len())], &server[..len.min(server.len())]].concat());
        let digits = Zeroizing::new(hex::encode(&both));
        let mut key = Zeroizing::new([0; 32]);
        stretch(digits.as_bytes(), &mixing.salt, mixing.rounds, &mut key[..len]);
        Ok(Self(match key.first_chunk::<24>() {
            Some(short) if len == 24 => Key::Short(Zeroizing::new(*short)),
            _ => Key::Long(key),
        }))
    }

    /// The way of release 11g.
    fn mix_long(server: &[u8; 48], client: &[u8; 48]) -> Self {
        let mut mixed = Zeroizing::new([0; 24]);
        for (mixed, at) in mixed.iter_mut().zip(16..) {
            *mixed = server[at] ^ client[at];
        }
        let mut key = Zeroizing::new([0; 24]);
        key[..16].copy_from_slice(&Md5::digest(&mixed[..16]));
        key[16..].copy_from_slice(&Md5::digest(&mixed[16..])[..8]);
        Self(Key::Short(key))
    }

    /// Its bytes: native encryption mixes them into its keys.
    pub fn bytes(&self) -> &[u8] {
        self.0.bytes()
    }

    /// The value of `AUTH_PASSWORD` or `AUTH_NEWPASSWORD`.
    ///
    /// # Errors
    /// [`AuthError::Random`] where there is no salt.
    pub fn encrypt_password(&self, password: &[u8], random: &mut dyn Random) -> Result<String, AuthError> {
        // One allocation of the right size: nothing of the password stays behind in a smaller one.
        let mut bytes = Zeroizing::new(Vec::with_capacity(password.len() + 2 * BLOCK));
        bytes.extend(random::array::<BLOCK>(random)?);
        bytes.extend(password);
        pad(&mut bytes);
        self.0.encrypt(&mut bytes);
        Ok(hex::encode(&bytes))
    }

    /// The password in a value of `AUTH_PASSWORD` or `AUTH_NEWPASSWORD`.
    ///
    /// # Errors
    /// [`AuthError::WrongPassword`] where it was not encrypted with this key.
    pub fn decrypt_password(&self, value: &[u8]) -> Result<SecretSlice<u8>, AuthError> {
        let bytes = self.decrypt(value).ok_or(AuthError::WrongPassword)?;
        let password = bytes.get(BLOCK..).and_then(unpad).ok_or(AuthError::WrongPassword)?;
        Ok(password.to_vec().into())
    }

    /// The value of `AUTH_PBKDF2_SPEEDY_KEY`: spares the server the derivation of the password's key.
    pub(super) fn speedy_key(
        &self,
        password_key: &[u8; 64],
        random: &mut dyn Random,
    ) -> Result<String, AuthError> {
        let mut bytes = Zeroizing::new([0; BLOCK + 64]);
        random.fill(&mut bytes[..BLOCK])?;
        bytes[BLOCK..].copy_from_slice(password_key);
        self.0.encrypt(&mut *bytes);
        Ok(hex::encode(&*bytes))
    }

    /// The password's key in a value of `AUTH_PBKDF2_SPEEDY_KEY`.
    pub(super) fn read_speedy_key(&self, value: &[u8]) -> Option<Zeroizing<[u8; 64]>> {
        let bytes = self.decrypt(value)?;
        (bytes.len() == BLOCK + 64).then(|| bytes.last_chunk().map(|key| Zeroizing::new(*key)))?
    }

    /// The value of `AUTH_SVR_RESPONSE`, by which a server shows that it knows the password.
    ///
    /// # Errors
    /// [`AuthError::Random`] where there is no salt.
    pub fn answer(&self, random: &mut dyn Random) -> Result<String, AuthError> {
        let mut bytes = random::array::<BLOCK>(random)?.to_vec();
        bytes.extend(GREETING);
        pad(&mut bytes);
        self.0.encrypt(&mut bytes);
        Ok(hex::encode(&bytes))
    }

    /// Checks `AUTH_SVR_RESPONSE`, in a time that does not depend on what differs.
    ///
    /// # Errors
    /// [`AuthError::Impostor`] where the server does not know the password.
    pub fn check_answer(&self, value: &[u8]) -> Result<(), AuthError> {
        let bytes = self.decrypt(value).ok_or(AuthError::Impostor)?;
        let greeting = bytes.get(BLOCK..2 * BLOCK).ok_or(AuthError::Impostor)?;
        match bool::from(greeting.ct_eq(GREETING)) {
            true => Ok(()),
            false => Err(AuthError::Impostor),
        }
    }

    fn decrypt(&self, value: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new(hex::decode(value)?);
        if bytes.is_empty() || !bytes.len().is_multiple_of(BLOCK) {
            return None;
        }
        self.0.decrypt(&mut bytes);
        Some(bytes)
    }
}
