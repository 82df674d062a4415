//! The server's side: what it keeps of a password, what it asks, and how it checks the answer.

use secrecy::{ExposeSecret as _, SecretSlice};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::cipher::Key;
use super::{AuthError, Challenge, ComboKey, Mixing, Random, SessionKeys, Verifier, hex, random, verifier};
use crate::ttc::Pairs;

/// The rounds that databases use for a password's key.
const PASSWORD_ROUNDS: u32 = 4096;

/// The rounds that databases use for mixing session keys.
const MIXING_ROUNDS: u32 = 3;

/// What a server keeps of a password.
pub struct Stored {
    verifier: Verifier,
    salt: Vec<u8>,
    hash: Key,
    /// The key of the password, with 12c, and what tells the password itself without all its rounds.
    password_key: Option<(Zeroizing<[u8; 64]>, Key)>,
}

/// A challenge, and what only the server knows of it.
pub struct Offer {
    /// What is sent.
    pub challenge: Challenge,
    session_key: Zeroizing<Vec<u8>>,
}

/// A client that knows the password.
pub struct Verified {
    /// The password, as the client sent it.
    pub password: SecretSlice<u8>,
    /// The new one, where it is to be changed.
    pub new_password: Option<SecretSlice<u8>>,
    /// The key of the session.
    pub key: ComboKey,
}

impl Stored {
    /// Keeps a password.
    ///
    /// # Errors
    /// [`AuthError::Verifier10g`] and [`AuthError::Verifier`] where that way is not known here, and
    /// [`AuthError::Random`] without a salt.
    pub fn new(verifier: Verifier, password: &[u8], random: &mut dyn Random) -> Result<Self, AuthError> {
        let (salt, hash, password_key) = match verifier {
            Verifier::V11g1 | Verifier::V11g2 => {
                let salt = random::array::<10>(random)?.to_vec();
                let hash = verifier::hash_11g(password, &salt);
                (salt, hash, None)
            }
            Verifier::V12c => {
                let salt = random::array::<16>(random)?.to_vec();
                let key = verifier::password_key(password, &salt, PASSWORD_ROUNDS);
                let quick = verifier::quick_hash(password, &salt);
                (salt.clone(), verifier::hash_12c(&key, &salt), Some((key, quick)))
            }
            Verifier::V10g => return Err(AuthError::Verifier10g),
            Verifier::Other(number) => return Err(AuthError::Verifier(number)),
        };
        Ok(Self { verifier, salt, hash, password_key })
    }

    /// Asks a client for the password.
    ///
    /// # Errors
    /// [`AuthError::Random`] where there is no key.
    pub fn offer(&self, keys: SessionKeys, random: &mut dyn Random) -> Result<Offer, AuthError> {
        let keys = if self.verifier.is_11g() { keys } else { SessionKeys::Short };
        let mut session_key = Zeroizing::new(vec![0; keys.bytes()]);
        random.fill(&mut session_key)?;
        let mut encrypted = session_key.to_vec();
        self.hash.encrypt(&mut encrypted);
        let mixing = match keys {
            SessionKeys::Short => {
                Some(Mixing { salt: random::array::<16>(random)?.to_vec(), rounds: MIXING_ROUNDS })
            }
            SessionKeys::Long => None,
        };
        let challenge = Challenge {
            verifier: self.verifier,
            salt: self.salt.clone(),
            rounds: if self.verifier == Verifier::V12c { PASSWORD_ROUNDS } else { 0 },
            session_key: encrypted,
            mixing,
        };
        Ok(Offer { challenge, session_key })
    }

    /// Checks what a client sent back.
    ///
    /// # Errors
    /// [`AuthError::WrongPassword`] where it does not know the password; [`AuthError::Missing`] and
    /// [`AuthError::Malformed`] where pairs are.
    pub fn verify(&self, offer: &Offer, pairs: &Pairs) -> Result<Verified, AuthError> {
        let sent = pairs.get("AUTH_SESSKEY").ok_or(AuthError::Missing("AUTH_SESSKEY"))?;
        let mut client =
            Zeroizing::new(hex::decode(&sent.value).ok_or(AuthError::Malformed("AUTH_SESSKEY"))?);
        if client.len() != offer.session_key.len() {
            return Err(AuthError::Malformed("AUTH_SESSKEY"));
        }
        self.hash.decrypt(&mut client);
        let challenge = &offer.challenge;
        let key = ComboKey::mix(self.verifier, &offer.session_key, &client, challenge.mixing.as_ref())?;
        let sent = pairs.get("AUTH_PASSWORD").ok_or(AuthError::Missing("AUTH_PASSWORD"))?;
        let password = key.decrypt_password(&sent.value)?;
        self.check(&password, pairs, &key)?;
        let new_password = pairs.get("AUTH_NEWPASSWORD");
        let new_password = new_password.map(|sent| key.decrypt_password(&sent.value)).transpose()?;
        Ok(Verified { password, new_password, key })
    }

    /// Holds the password and, with 12c, its key against what is kept.
    fn check(&self, password: &SecretSlice<u8>, pairs: &Pairs, key: &ComboKey) -> Result<(), AuthError> {
        let password = password.expose_secret();
        let is_right = match &self.password_key {
            Some((kept, quick)) => {
                let sent = pairs.get("AUTH_PBKDF2_SPEEDY_KEY").map(|pair| key.read_speedy_key(&pair.value));
                let made = || Some(verifier::password_key(password, &self.salt, PASSWORD_ROUNDS));
                let sent = sent.unwrap_or_else(made).ok_or(AuthError::WrongPassword)?;
                let again = verifier::quick_hash(password, &self.salt);
                again.bytes().ct_eq(quick.bytes()) & sent.ct_eq(&**kept)
            }
            None => verifier::hash_11g(password, &self.salt).bytes().ct_eq(self.hash.bytes()),
        };
        if bool::from(is_right) { Ok(()) } else { Err(AuthError::WrongPassword) }
    }
}
