//! PBKDF2 with HMAC-SHA-512: nearly all the time that a 12c login takes.
//!
//! Our own loop, as the one of the crate `pbkdf2` clears the state of the hash in each of the rounds,
//! which takes a twelfth of its time; here that is done once, at the end.

use sha2::block_api::compress512;
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// The bytes that SHA-512 takes at once.
const BLOCK: usize = 128;

/// The bytes of a digest.
const DIGEST: usize = 64;

/// What SHA-512 begins with (FIPS 180-4, section 5.3.5).
const START: State = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

type State = [u64; 8];

/// HMAC with its key hashed in, and a block with what follows a digest.
struct Hmac {
    inner: Zeroizing<State>,
    outer: Zeroizing<State>,
    block: Zeroizing<[[u8; BLOCK]; 1]>,
}

/// Fills `key`, 64 bytes at most, with the first block of what PBKDF2 makes of the password.
///
/// # Panics
/// Where `key` is longer.
pub(super) fn stretch(password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) {
    let mut hmac = Hmac::new(password);
    let mut last = hmac.first(&[salt, &1_u32.to_be_bytes()]);
    let mut sum = last.clone();
    for _ in 1..rounds {
        hmac.next(&mut last);
        sum.iter_mut().zip(&*last).for_each(|(sum, word)| *sum ^= word);
    }
    let mut digest = Zeroizing::new([0; DIGEST]);
    write(&sum, &mut *digest);
    key.copy_from_slice(&digest[..key.len()]);
}

impl Hmac {
    /// RFC 2104: longer keys are hashed.
    fn new(key: &[u8]) -> Self {
        let mut short = Zeroizing::new([0; BLOCK]);
        if key.len() > BLOCK {
            short[..DIGEST].copy_from_slice(&Sha512::digest(key));
        } else {
            short[..key.len()].copy_from_slice(key);
        }
        let [inner, outer] = [0x36, 0x5c].map(|pad| {
            let block = Zeroizing::new([short.map(|byte| byte ^ pad)]);
            let mut state = Zeroizing::new(START);
            compress512(&mut state, &*block);
            state
        });
        let mut block = Zeroizing::new([[0; BLOCK]]);
        block[0][DIGEST] = 0x80;
        block[0][BLOCK - 8..].copy_from_slice(&((BLOCK + DIGEST) as u64 * 8).to_be_bytes());
        Self { inner, outer, block }
    }

    /// The code of a text of any length.
    fn first(&mut self, text: &[&[u8]]) -> Zeroizing<State> {
        let mut text = text.concat();
        let bits = (BLOCK + text.len()) as u128 * 8;
        text.push(0x80);
        text.resize((text.len() + size_of_val(&bits)).next_multiple_of(BLOCK), 0);
        let end = text.len() - size_of_val(&bits);
        text[end..].copy_from_slice(&bits.to_be_bytes());
        let mut state = self.inner.clone();
        compress512(&mut state, text.as_chunks().0);
        hash(&mut self.block, &self.outer, &mut state);
        state
    }

    /// The code of the last code.
    fn next(&mut self, last: &mut State) {
        hash(&mut self.block, &self.inner, last);
        hash(&mut self.block, &self.outer, last);
    }
}

/// Goes on from `start` with the digest that `state` is; the block holds what ends a text of that
/// length.
fn hash(block: &mut [[u8; BLOCK]; 1], start: &State, state: &mut State) {
    write(state, &mut block[0]);
    *state = *start;
    compress512(state, block);
}

/// The bytes of a digest.
fn write(state: &State, bytes: &mut [u8]) {
    for (bytes, word) in bytes.as_chunks_mut().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_what_others_derive(
            password in vec(any::<u8>(), 0..300),
            salt in vec(any::<u8>(), 0..300),
            rounds in 1..20_u32,
            len in 0..=DIGEST,
        ) {
            let (mut ours, mut theirs) = ([0; DIGEST], [0; DIGEST]);
            stretch(&password, &salt, rounds, &mut ours[..len]);
            pbkdf2::pbkdf2_hmac::<Sha512>(&password, &salt, rounds, &mut theirs[..len]);
            prop_assert_eq!(ours, theirs);
        }
    }
}
