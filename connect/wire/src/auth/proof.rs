//! The client's answer to a challenge.

use zeroize::Zeroizing;

use super::{AuthError, Challenge, ComboKey, Random, Verifier, hex, verifier};

/// What a client sends to prove that it knows a password, and the key of the session.
pub struct Proof {
    /// The client's session key, encrypted: `AUTH_SESSKEY`.
    pub session_key: String,
    /// `AUTH_PBKDF2_SPEEDY_KEY`, with 12c only.
    pub speedy_key: Option<String>,
    /// `AUTH_PASSWORD`
    pub password: String,
    /// `AUTH_NEWPASSWORD`, where the password is to be changed.
    pub new_password: Option<String>,
    /// The key of the session.
    pub key: ComboKey,
}

impl Proof {
    /// Answers a challenge.
    ///
    /// # Errors
    /// [`AuthError`] where the challenge is odd or there are no random bytes.
    pub fn new(
        challenge: &Challenge,
        password: &[u8],
        new_password: Option<&[u8]>,
        random: &mut dyn Random,
    ) -> Result<Self, AuthError> {
        let salt = &challenge.salt;
        let password_key = (challenge.verifier == Verifier::V12c)
            .then(|| verifier::password_key(password, salt, challenge.rounds));
        let hash = match &password_key {
            Some(key) => verifier::hash_12c(key, salt),
            None => verifier::hash_11g(password, salt),
        };
        let mut server = Zeroizing::new(challenge.session_key.clone());
        hash.decrypt(&mut server);
        let mut client = Zeroizing::new(vec![0; server.len()]);
        random.fill(&mut client)?;
        let key = ComboKey::mix(challenge.verifier, &server, &client, challenge.mixing.as_ref())?;
        hash.encrypt(&mut client);
        Ok(Self {
            session_key: hex::encode(&client),
            speedy_key: password_key.map(|bytes| key.speedy_key(&bytes, random)).transpose()?,
            password: key.encrypt_password(password, random)?,
            new_password: new_password.map(|new| key.encrypt_password(new, random)).transpose()?,
            key,
        })
    }
}
