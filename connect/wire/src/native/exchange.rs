//! The key exchange after Diffie and Hellman, over the integers modulo a prime.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use zeroize::Zeroizing;

use super::NativeError;
use super::message::Offer;

/// The bits of a secret exponent: twice the strength of the strongest key.
const EXPONENT: u32 = 512;

/// The longest prime: longer ones only cost time.
const LONGEST: u32 = 4096;

/// The shortest prime; below it, others can find the key with some effort.
const SHORTEST: u32 = 1024;

/// The shortest prime where legacy algorithms are allowed. The longest key has 64 bytes.
const SHORTEST_LEGACY: u32 = 512;

/// The prime of 2,048 bits from RFC 3526, which Oracle's servers use.
const PRIME: &str = "\
    FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74\
    020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437\
    4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
    EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05\
    98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB\
    9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
    E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
    3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF";

/// A prime and a generator.
pub(super) struct Group {
    params: BoxedMontyParams,
    generator: BoxedUint,
    bits: u32,
}

impl Group {
    /// What our server exchanges with.
    pub(super) fn standard() -> Self {
        let prime = Option::<BoxedUint>::from(BoxedUint::from_be_hex(PRIME, 2048)).and_then(odd);
        let params = BoxedMontyParams::new_vartime(prime.expect("the prime is odd, and in hex digits"));
        let generator = number(&[2], 2048).expect("a small number");
        Self { params, generator, bits: 2048 }
    }

    /// What a server exchanges with.
    pub(super) fn read(offer: &Offer, legacy: bool) -> Result<Self, NativeError> {
        let trimmed = &offer.prime[offer.prime.iter().take_while(|byte| **byte == 0).count()..];
        let bits = trimmed.first().map_or(0, |first| trimmed.len() as u32 * 8 - first.leading_zeros());
        match bits {
            SHORTEST..=LONGEST => {}
            SHORTEST_LEGACY..SHORTEST if legacy => {}
            bits if bits > LONGEST => return Err(NativeError::Exchange("its prime is too long")),
            _ => return Err(NativeError::ShortExchange { bits }),
        }
        let prime = number(trimmed, bits)?;
        let generator = number(&offer.generator, bits)?;
        let prime = odd(prime).ok_or(NativeError::Exchange("its prime is even"))?;
        let group = Self { params: BoxedMontyParams::new_vartime(prime), generator, bits };
        group.check(&group.generator)?;
        Ok(group)
    }

    fn prime(&self) -> &BoxedUint {
        self.params.modulus().as_ref()
    }

    /// Numbers that give away the key: 0, 1 and the last one before the prime.
    fn check(&self, number: &BoxedUint) -> Result<(), NativeError> {
        let one = BoxedUint::one_with_precision(number.bits_precision());
        let last = self.prime().wrapping_sub(&one);
        match *number > one && *number < last {
            true => Ok(()),
            false => Err(NativeError::Exchange("its numbers give away the key")),
        }
    }

    /// A number to a secret power, as long as the prime.
    fn power(&self, base: &BoxedUint, exponent: &BoxedUint) -> Zeroizing<Vec<u8>> {
        let power = Zeroizing::new(BoxedMontyForm::new(base.clone(), &self.params).pow(exponent));
        let bytes = Zeroizing::new(Zeroizing::new(power.retrieve()).to_be_bytes());
        Zeroizing::new(bytes[bytes.len() - self.len()..].to_vec())
    }

    /// The bytes of the prime.
    fn len(&self) -> usize {
        self.bits.div_ceil(8) as usize
    }
}

/// One end of an exchange.
pub(super) struct Exchange {
    group: Group,
    exponent: Zeroizing<BoxedUint>,
}

impl Exchange {
    /// An exchange with a secret of its own.
    ///
    /// # Errors
    /// [`NativeError::Random`].
    pub(super) fn new(group: Group) -> Result<Self, NativeError> {
        let mut bytes = Zeroizing::new([0; EXPONENT as usize / 8]);
        getrandom::fill(bytes.as_mut_slice())?;
        let exponent = number(bytes.as_slice(), EXPONENT)?;
        Ok(Self { group, exponent: Zeroizing::new(exponent) })
    }

    /// What the other end needs.
    pub(super) fn public(&self) -> Vec<u8> {
        self.group.power(&self.group.generator, &self.exponent).to_vec()
    }

    /// What both ends know then.
    ///
    /// # Errors
    /// [`NativeError::Exchange`] where the other end's number is not of the group.
    pub(super) fn shared(&self, public: &[u8]) -> Result<Zeroizing<Vec<u8>>, NativeError> {
        let public = number(public, self.group.bits)?;
        self.group.check(&public)?;
        Ok(self.group.power(&public, &self.exponent))
    }

    pub(super) fn bits(&self) -> u32 {
        self.group.bits
    }

    /// The server's half as it is sent.
    pub(super) fn offer(&self, iv: &[u8]) -> Offer {
        let padded = |number: &BoxedUint| {
            let bytes = number.to_be_bytes();
            bytes[bytes.len() - self.group.len()..].to_vec()
        };
        Offer {
            generator_bits: self.group.bits as u16,
            prime_bits: self.group.bits as u16,
            generator: padded(&self.group.generator),
            prime: padded(self.group.prime()),
            public: self.public(),
            iv: iv.to_vec(),
        }
    }
}

fn odd(number: BoxedUint) -> Option<Odd<BoxedUint>> {
    Odd::new(number).into()
}

/// A number of at most so many bits; zeros before it do not count.
fn number(bytes: &[u8], bits: u32) -> Result<BoxedUint, NativeError> {
    let longest = bits.div_ceil(8) as usize;
    let zeros = bytes.len().saturating_sub(longest);
    let (before, bytes) = bytes.split_at(zeros);
    let too_long = NativeError::Exchange("a number is longer than its prime");
    if before.iter().any(|byte| *byte != 0) {
        return Err(too_long);
    }
    BoxedUint::from_be_slice(bytes, bits).map_err(|_| too_long)
}
