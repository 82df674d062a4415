//! Tokens with proof of possession: the client signs a text with the key that the token names.

use base64ct::{Base64, Encoding as _};
use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;
use zeroize::Zeroizing;

use super::AuthError;
use crate::calendar::civil;

/// The private key that belongs to a token.
pub struct SigningKey(KeyPair);

impl SigningKey {
    /// Reads a key in PKCS#8 form, as DER.
    ///
    /// # Errors
    /// [`AuthError::PrivateKey`] where it is none, or too short.
    pub fn from_der(der: &[u8]) -> Result<Self, AuthError> {
        KeyPair::from_pkcs8(der).map(Self).map_err(|_| AuthError::PrivateKey)
    }

    /// Reads a key in PKCS#8 form, as PEM or as the base64 text of its body alone.
    ///
    /// # Errors
    /// [`AuthError::PrivateKey`] where it is none, or too short.
    pub fn from_pem(pem: &str) -> Result<Self, AuthError> {
        let mut body = Zeroizing::new(String::with_capacity(pem.len()));
        let lines = pem.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
        lines.for_each(|line| body.push_str(line));
        let der = Base64::decode_vec(&body).map(Zeroizing::new).map_err(|_| AuthError::PrivateKey)?;
        Self::from_der(&der)
    }

    /// The value of `AUTH_SIGNATURE` for a value of `AUTH_HEADER`.
    ///
    /// # Errors
    /// [`AuthError::Random`] where the system has no random bytes.
    pub fn sign(&self, header: &str) -> Result<String, AuthError> {
        let mut signature = vec![0; self.0.public().modulus_len()];
        let signed = self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), header.as_bytes(), &mut signature);
        signed.map(|()| Base64::encode_string(&signature)).map_err(|_| AuthError::Random)
    }
}

/// The text that is signed: the value of `AUTH_HEADER`.
///
/// `time` are seconds since 1970; `host` has the port behind a colon.
pub fn proof_header(time: u64, service: &str, host: &str) -> String {
    format!("date: {}\n(request-target): {service}\nhost: {host}", date(time))
}

/// A time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn date(time: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, seconds) = (time / 86_400, time % 86_400);
    let (year, month, day) = civil(days as i64);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let (weekday, month) = (DAYS[(days % 7) as usize], MONTHS[usize::from(month) - 1]);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_http_writes_them() {
        for (time, text) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
            (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ] {
            assert_eq!(date(time), text, "{time}");
        }
    }
}
