//! The arithmetic of logins: a published one is reproduced, and both sides understand each other.

mod shared;

use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use cbc::cipher::block_padding::NoPadding;
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha512};
use tns_wire::auth::{
    AuthError, Challenge, ComboKey, Proof, Random, SessionKeys, SigningKey, Stored, SystemRandom, Verifier,
    proof_header,
};
use tns_wire::ttc::Pairs;

/// Gives out bytes that are known beforehand.
struct Script(Vec<u8>);

impl Random for Script {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), AuthError> {
        if self.0.len() < bytes.len() {
            return Err(AuthError::Random);
        }
        bytes.copy_from_slice(&self.0.drain(..bytes.len()).collect::<Vec<_>>());
        Ok(())
    }
}

/// The values of the published login.
struct Recorded(toml::Table);

impl Recorded {
    fn read() -> Option<Self> {
        shared::read("recordings/login_12c.toml").map(|text| Self(text.parse().expect("TOML")))
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().expect("a text")
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        shared::bytes(self.text(name))
    }

    /// AES-256 in CBC mode, written without the code under test.
    fn decrypt(&self, key: &[u8], name: &str) -> Vec<u8> {
        let mut bytes = self.bytes(name);
        let key: &[u8; 32] = key.try_into().expect("32 bytes");
        let cipher = cbc::Decryptor::<aes::Aes256>::new(key.into(), &[0; 16].into());
        cipher.decrypt_padded::<NoPadding>(&mut bytes).expect("whole blocks").to_vec()
    }

    /// The key of the password and its hash.
    fn password(&self) -> ([u8; 64], Vec<u8>) {
        let (salt, mut key) = (self.bytes("auth_vfr_data"), [0; 64]);
        let salted = [&salt[..], b"AUTH_PBKDF2_SPEEDY_KEY"].concat();
        pbkdf2::pbkdf2_hmac::<Sha512>(self.text("password").as_bytes(), &salted, 4096, &mut key);
        let hash = Sha512::new().chain_update(key).chain_update(salt).finalize();
        (key, hash[..32].to_vec())
    }

    /// The session keys of the server and of the client.
    fn session_keys(&self) -> [Vec<u8>; 2] {
        let (_, hash) = self.password();
        ["server_auth_sesskey", "client_auth_sesskey"].map(|name| self.decrypt(&hash, name))
    }

    /// The key of the session.
    fn combo(&self) -> [u8; 32] {
        let [server, client] = self.session_keys();
        let digits: String = [client, server].concat().iter().map(|byte| format!("{byte:02X}")).collect();
        let mut key = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha512>(digits.as_bytes(), &self.bytes("auth_pbkdf2_csk_salt"), 3, &mut key);
        key
    }
}

#[test]
fn the_client_sends_what_the_published_login_sent() {
    let Some(recorded) = Recorded::read() else { return };
    let combo = recorded.combo();
    let speedy = recorded.decrypt(&combo, "auth_pbkdf2_speedy_key");
    assert_eq!(speedy[16..], recorded.password().0, "the speedy key is the key of the password");
    let password = recorded.decrypt(&combo, "auth_password");
    assert_eq!(&password[16..], b"epsilon\x09\x09\x09\x09\x09\x09\x09\x09\x09");

    let mut pairs = Pairs::default();
    pairs.push("AUTH_SESSKEY", recorded.text("server_auth_sesskey"), 0);
    pairs.push("AUTH_VFR_DATA", recorded.text("auth_vfr_data"), 0x4815);
    pairs.push("AUTH_PBKDF2_CSK_SALT", recorded.text("auth_pbkdf2_csk_salt"), 0);
    pairs.push("AUTH_PBKDF2_VGEN_COUNT", "4096", 0);
    pairs.push("AUTH_PBKDF2_SDER_COUNT", "3", 0);
    let challenge = Challenge::from_pairs(&pairs).expect("a challenge");
    assert_eq!(challenge.to_pairs(), pairs);
    let [_, client] = recorded.session_keys();
    let mut random = Script([&client[..], &speedy[..16], &password[..16]].concat());
    let proof = Proof::new(&challenge, b"epsilon", None, &mut random).expect("a proof");
    assert_eq!(proof.session_key, recorded.text("client_auth_sesskey"));
    assert_eq!(proof.speedy_key.as_deref(), Some(recorded.text("auth_pbkdf2_speedy_key")));
    assert_eq!(proof.password, recorded.text("auth_password"));
}

#[test]
fn the_server_asks_as_the_published_one_and_accepts_its_client() {
    let Some(recorded) = Recorded::read() else { return };
    let mut random = Script(recorded.bytes("auth_vfr_data"));
    let stored = Stored::new(Verifier::V12c, b"epsilon", &mut random).expect("kept");
    let [server, _] = recorded.session_keys();
    let mut random = Script([server, recorded.bytes("auth_pbkdf2_csk_salt")].concat());
    let offer = stored.offer(SessionKeys::Short, &mut random).expect("a challenge");
    assert_eq!(offer.challenge.session_key, recorded.bytes("server_auth_sesskey"));
    let mut pairs = Pairs::default();
    pairs.push("AUTH_SESSKEY", recorded.text("client_auth_sesskey"), 1);
    pairs.push("AUTH_PBKDF2_SPEEDY_KEY", recorded.text("auth_pbkdf2_speedy_key"), 0);
    pairs.push("AUTH_PASSWORD", recorded.text("auth_password"), 0);
    let verified = stored.verify(&offer, &pairs).expect("the right password");
    assert_eq!(verified.password.expose_secret(), b"epsilon");
}

/// Each way that is known here.
fn ways() -> impl Iterator<Item = (Verifier, SessionKeys)> {
    [Verifier::V11g1, Verifier::V11g2, Verifier::V12c]
        .into_iter()
        .flat_map(|verifier| [SessionKeys::Short, SessionKeys::Long].map(|keys| (verifier, keys)))
}

/// The pairs of a proof, as a client sends them.
fn pairs_of(proof: &Proof) -> Pairs {
    let mut pairs = Pairs::default();
    pairs.push("AUTH_SESSKEY", proof.session_key.as_str(), 1);
    if let Some(speedy) = &proof.speedy_key {
        pairs.push("AUTH_PBKDF2_SPEEDY_KEY", speedy.as_str(), 0);
    }
    pairs.push("AUTH_PASSWORD", proof.password.as_str(), 0);
    if let Some(new) = &proof.new_password {
        pairs.push("AUTH_NEWPASSWORD", new.as_str(), 0);
    }
    pairs
}

#[test]
fn both_sides_agree_with_every_verifier() {
    let mut random = SystemRandom;
    for (verifier, keys) in ways() {
        for password in ["tiger", "", "sixteen bytes !!", "pässwörd 漢 😀", &"long".repeat(64)] {
            let stored = Stored::new(verifier, password.as_bytes(), &mut random).expect("kept");
            let offer = stored.offer(keys, &mut random).expect("a challenge");
            let sent = offer.challenge.to_pairs();
            let challenge = Challenge::from_pairs(&sent).expect("a challenge");
            assert_eq!(challenge, offer.challenge);
            let proof =
                Proof::new(&challenge, password.as_bytes(), Some(b"new"), &mut random).expect("a proof");
            assert_eq!(proof.speedy_key.is_some(), verifier == Verifier::V12c);
            let verified = stored.verify(&offer, &pairs_of(&proof)).expect("the right password");
            assert_eq!(verified.password.expose_secret(), password.as_bytes());
            assert_eq!(verified.new_password.expect("a new one").expose_secret(), b"new");
            let answer = verified.key.answer(&mut random).expect("an answer");
            assert_eq!(answer.len(), 96, "as long as a real server's");
            assert_eq!(proof.key.check_answer(answer.as_bytes()), Ok(()), "{verifier:?}, {keys:?}");
        }
    }
}

#[test]
fn a_wrong_password_is_refused_and_an_impostor_found_out() {
    let mut random = SystemRandom;
    for (verifier, keys) in ways() {
        let stored = Stored::new(verifier, b"right", &mut random).expect("kept");
        let offer = stored.offer(keys, &mut random).expect("a challenge");
        let proof = Proof::new(&offer.challenge, b"wrong", None, &mut random).expect("a proof");
        let refused = stored.verify(&offer, &pairs_of(&proof)).err();
        assert_eq!(refused, Some(AuthError::WrongPassword), "{verifier:?}, {keys:?}");
        // A server that never knew the password keeps some other one, and answers whatever it likes.
        let fake = Stored::new(verifier, b"other", &mut random).expect("kept");
        let offer = fake.offer(keys, &mut random).expect("a challenge");
        let proof = Proof::new(&offer.challenge, b"right", None, &mut random).expect("a proof");
        for answer in [&"0".repeat(96)[..], "", "00", "zz", &proof.password, &proof.session_key] {
            assert_eq!(proof.key.check_answer(answer.as_bytes()), Err(AuthError::Impostor), "{answer}");
        }
    }
}

#[test]
fn passwords_of_an_open_session_are_encrypted_with_its_key() {
    let mut random = SystemRandom;
    let stored = Stored::new(Verifier::V12c, b"old", &mut random).expect("kept");
    let offer = stored.offer(SessionKeys::Short, &mut random).expect("a challenge");
    let Proof { key, .. } = Proof::new(&offer.challenge, b"old", None, &mut random).expect("a proof");
    let sent = key.encrypt_password(b"new", &mut random).expect("encrypted");
    assert_eq!(key.decrypt_password(sent.as_bytes()).expect("decrypted").expose_secret(), b"new");
    assert_ne!(sent, key.encrypt_password(b"new", &mut random).expect("encrypted"), "salted");
    let damaged = [&sent[..sent.len() - 1], "X"].concat();
    for odd in ["", "0011", &damaged, &sent[..30]] {
        assert!(key.decrypt_password(odd.as_bytes()).is_err(), "{odd}");
    }
}

/// A challenge with one pair changed, or taken out.
fn changed(name: &str, value: Option<&str>, flags: u32) -> Result<Challenge, AuthError> {
    let mut random = SystemRandom;
    let stored = Stored::new(Verifier::V12c, b"x", &mut random).expect("kept");
    let whole = stored.offer(SessionKeys::Short, &mut random).expect("a challenge").challenge.to_pairs();
    let mut pairs = Pairs::default();
    for pair in whole.iter().filter(|pair| pair.name != name) {
        pairs.push(pair.name.as_str(), pair.value.to_vec(), pair.flags);
    }
    if let Some(value) = value {
        pairs.push(name, value, flags);
    }
    Challenge::from_pairs(&pairs)
}

#[test]
fn odd_challenges_are_refused_by_name() {
    let long = "00".repeat(48);
    for (name, value, flags, text) in [
        ("AUTH_VFR_DATA", None, 0, "AUTH_VFR_DATA is missing in the login"),
        ("AUTH_VFR_DATA", Some("0G"), 0x4815, "AUTH_VFR_DATA has a value that a login cannot use"),
        (
            "AUTH_VFR_DATA",
            Some("00"),
            0x1234,
            "the database keeps this password as verifier 0x1234; 11g (0xB152, 0x1B25) and 12c (0x4815) are known",
        ),
        ("AUTH_SESSKEY", Some("00"), 0, "AUTH_SESSKEY has a value that a login cannot use"),
        ("AUTH_SESSKEY", Some(&long[..]), 0, "AUTH_SESSKEY has a value that a login cannot use"),
        ("AUTH_PBKDF2_CSK_SALT", None, 0, "AUTH_PBKDF2_CSK_SALT is missing in the login"),
        (
            "AUTH_PBKDF2_VGEN_COUNT",
            Some("many"),
            0,
            "AUTH_PBKDF2_VGEN_COUNT has a value that a login cannot use",
        ),
        (
            "AUTH_PBKDF2_VGEN_COUNT",
            Some("1"),
            0,
            "AUTH_PBKDF2_VGEN_COUNT asks for 1 rounds; 4096 to 1000000 are accepted",
        ),
        (
            "AUTH_PBKDF2_SDER_COUNT",
            Some("4294967295"),
            0,
            "AUTH_PBKDF2_SDER_COUNT asks for 4294967295 rounds; 1 to 100000 are accepted",
        ),
    ] {
        assert_eq!(changed(name, value, flags).expect_err(name).to_string(), text);
    }
    assert_eq!(changed("AUTH_VFR_DATA", Some("00"), 0x0939), Err(AuthError::Verifier10g));
    let mut random = SystemRandom;
    assert!(matches!(Stored::new(Verifier::V10g, b"x", &mut random), Err(AuthError::Verifier10g)));
}

#[test]
fn a_token_is_signed_with_its_key() {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
    let key = SigningKey::from_pem(include_str!("data/token_key.pem")).expect("a key");
    let header = proof_header(784_111_777, "svc", "db1:1522");
    assert_eq!(header, "date: Sun, 06 Nov 1994 08:49:37 GMT\n(request-target): svc\nhost: db1:1522");
    let signature = key.sign(&header).expect("signed");
    let signature = <base64ct::Base64 as base64ct::Encoding>::decode_vec(&signature).expect("base64");
    let public = shared::bytes(include_str!("data/token_key_public.hex"));
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public);
    assert!(public.verify(header.as_bytes(), &signature).is_ok());
    assert!(public.verify(b"something else", &signature).is_err());
    for odd in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "no base64"] {
        assert!(matches!(SigningKey::from_pem(odd), Err(AuthError::PrivateKey)), "{odd}");
    }
}

/// Keys cannot be printed: this would not compile if they could be.
#[test]
fn keys_have_no_debug() {
    trait Printable {
        fn printable(&self) -> bool {
            false
        }
    }
    impl<T> Printable for &T {}
    struct Probe<T>(std::marker::PhantomData<T>);
    impl<T: std::fmt::Debug> Probe<T> {
        fn printable(&self) -> bool {
            true
        }
    }
    assert!(Probe::<u8>(std::marker::PhantomData).printable());
    assert!(!(&Probe::<ComboKey>(std::marker::PhantomData)).printable());
    assert!(!(&Probe::<Proof>(std::marker::PhantomData)).printable());
    assert!(!(&Probe::<Stored>(std::marker::PhantomData)).printable());
    assert!(!(&Probe::<SigningKey>(std::marker::PhantomData)).printable());
    let mut pairs = Pairs::default();
    pairs.push("AUTH_PASSWORD", "secret value", 0);
    assert_eq!(format!("{pairs:?}"), r#"["AUTH_PASSWORD"]"#);
}
