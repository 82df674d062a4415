//! What a server says before a client has to prove anything.

use super::{AuthError, Verifier, hex};
use crate::ttc::Pairs;

/// The rounds of a password's key: fewer would make guessing cheap, more would keep the client busy.
const PASSWORD_ROUNDS: (u32, u32) = (4096, 1_000_000);

/// The rounds of mixing the session keys.
const MIXING_ROUNDS: (u32, u32) = (1, 100_000);

/// How the two session keys are mixed with PBKDF2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixing {
    /// The salt: `AUTH_PBKDF2_CSK_SALT`.
    pub salt: Vec<u8>,
    /// The rounds: `AUTH_PBKDF2_SDER_COUNT`.
    pub rounds: u32,
}

/// The server's answer to a user's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// How the password is kept.
    pub verifier: Verifier,
    /// The salt of the verifier: the value of `AUTH_VFR_DATA`.
    pub salt: Vec<u8>,
    /// The rounds of the password's key with 12c: `AUTH_PBKDF2_VGEN_COUNT`.
    pub rounds: u32,
    /// The server's session key, encrypted: `AUTH_SESSKEY`.
    pub session_key: Vec<u8>,
    /// How session keys are mixed; the old way without it.
    pub mixing: Option<Mixing>,
}

impl Challenge {
    /// Reads the pairs of a server's first answer.
    ///
    /// # Errors
    /// [`AuthError`] where something is missing, odd, or a way of keeping passwords that cannot be
    /// proven here.
    pub fn from_pairs(pairs: &Pairs) -> Result<Self, AuthError> {
        let kept = pairs.get("AUTH_VFR_DATA").ok_or(AuthError::Missing("AUTH_VFR_DATA"))?;
        let verifier = Verifier::from(kept.flags);
        match verifier {
            Verifier::V11g1 | Verifier::V11g2 | Verifier::V12c => {}
            Verifier::V10g => return Err(AuthError::Verifier10g),
            Verifier::Other(number) => return Err(AuthError::Verifier(number)),
        }
        let salt = hex::decode(&kept.value).ok_or(AuthError::Malformed("AUTH_VFR_DATA"))?;
        let session_key = bytes(pairs, "AUTH_SESSKEY")?.ok_or(AuthError::Missing("AUTH_SESSKEY"))?;
        if !matches!((session_key.len(), verifier), (32, _) | (48, Verifier::V11g1 | Verifier::V11g2)) {
            return Err(AuthError::Malformed("AUTH_SESSKEY"));
        }
        let rounds = match verifier {
            Verifier::V12c => rounds(pairs, "AUTH_PBKDF2_VGEN_COUNT", PASSWORD_ROUNDS)?,
            _ => 0,
        };
        Ok(Self { verifier, salt, rounds, mixing: mixing(pairs, session_key.len())?, session_key })
    }

    /// The pairs of a server's first answer.
    pub fn to_pairs(&self) -> Pairs {
        let mut pairs = Pairs::default();
        pairs.push("AUTH_SESSKEY", hex::encode(&self.session_key), 0);
        pairs.push("AUTH_VFR_DATA", hex::encode(&self.salt), self.verifier.number());
        if let Some(mixing) = &self.mixing {
            pairs.push("AUTH_PBKDF2_CSK_SALT", hex::encode(&mixing.salt), 0);
            pairs.push("AUTH_PBKDF2_VGEN_COUNT", self.rounds.max(PASSWORD_ROUNDS.0).to_string(), 0);
            pairs.push("AUTH_PBKDF2_SDER_COUNT", mixing.rounds.to_string(), 0);
        }
        pairs
    }
}

/// How keys of a length are mixed: those of 48 bytes never need PBKDF2.
fn mixing(pairs: &Pairs, len: usize) -> Result<Option<Mixing>, AuthError> {
    if len == 48 {
        return Ok(None);
    }
    let salt = bytes(pairs, "AUTH_PBKDF2_CSK_SALT")?.ok_or(AuthError::Missing("AUTH_PBKDF2_CSK_SALT"))?;
    let rounds = rounds(pairs, "AUTH_PBKDF2_SDER_COUNT", MIXING_ROUNDS)?;
    Ok(Some(Mixing { salt, rounds }))
}

fn bytes(pairs: &Pairs, name: &'static str) -> Result<Option<Vec<u8>>, AuthError> {
    let Some(pair) = pairs.get(name) else { return Ok(None) };
    hex::decode(&pair.value).map(Some).ok_or(AuthError::Malformed(name))
}

fn rounds(pairs: &Pairs, name: &'static str, (least, most): (u32, u32)) -> Result<u32, AuthError> {
    let text = pairs.text(name).ok_or(AuthError::Missing(name))?;
    let rounds = text.parse().map_err(|_| AuthError::Malformed(name))?;
    match (least..=most).contains(&rounds) {
        true => Ok(rounds),
        false => Err(AuthError::Rounds { name, rounds, least, most }),
    }
}
