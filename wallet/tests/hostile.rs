//! Cut and changed files: always a typed error or a wallet, never a panic, and no secret in what is said.

mod support;

use std::env;

use support::{Sample, samples};
use tns_wallet::{Secret, Wallet, WalletError, WalletFiles};

/// Each sample, and files of our own where there is none.
fn files() -> Vec<Sample> {
    let mut files = samples();
    let mut wallet = Wallet::new();
    wallet.add_credential("SALES", "scott", Secret::from("tiger-1")).expect("a new one");
    let own = |name: &str, bytes| Sample { name: name.to_owned(), bytes, password: "Welcome1".to_owned() };
    files.push(own("own.sso", wallet.to_auto_login(None).expect("a file")));
    files
}

/// Whether the pieces that PEM is made of were cut between them, which leaves a smaller wallet.
fn is_whole(sample: &Sample, cut: &[u8]) -> bool {
    let count = |text: &str| String::from_utf8_lossy(cut).matches(text).count();
    sample.name.ends_with(".pem") && count("-----BEGIN ") == count("-----END ") && !cut.ends_with(b"-----END")
}

#[test]
fn every_truncation_is_a_typed_error() {
    for sample in files() {
        let whole = sample.bytes.trim_ascii_end().len();
        for length in 0..whole {
            let cut = &sample.bytes[..length];
            match Wallet::open(cut, Some(&sample.secret())) {
                Ok(_) => assert!(is_whole(&sample, cut), "{} cut at {length} opens", sample.name),
                Err(WalletError::Truncated { offset, .. }) => assert_eq!(offset, length, "{}", sample.name),
                Err(WalletError::UnknownFormat) => assert!(length < 16, "{} cut at {length}", sample.name),
                Err(error) => panic!("{} cut at {length}: {error:?}", sample.name),
            }
        }
    }
}

/// A generator of numbers with a fixed seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let place = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[place] = self.below(256) as u8,
                1 => bytes[place] ^= 1 << self.below(8),
                2 => drop(bytes.remove(place)),
                _ => bytes.insert(place, self.below(256) as u8),
            }
        }
    }
}

#[test]
fn mutations_never_panic() {
    let count = env::var("TNSLINT_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let (files, mut numbers) = (files(), Numbers(0x9E37_79B9_7F4A_7C15));
    for round in 0..count {
        let sample = &files[round % files.len()];
        let mut bytes = sample.bytes.clone();
        numbers.mutate(&mut bytes);
        if let Ok(wallet) = Wallet::open(&bytes, Some(&sample.secret())) {
            let certificates = [wallet.user_certificates(), wallet.trusted_certificates()].concat();
            let facts = certificates.iter().filter_map(|certificate| certificate.facts().ok()).count();
            assert!(facts <= certificates.len());
            assert!(wallet.credentials().len() <= wallet.entry_names().count());
        }
        drop(WalletFiles::of_zip(&bytes));
    }
}

#[test]
fn no_message_holds_a_secret() {
    for sample in files().iter().filter(|sample| sample.is_encrypted()) {
        let wallet = Wallet::open(&sample.bytes, Some(&sample.secret())).expect(&sample.name);
        let wrong = format!("{}x", sample.password);
        let error =
            Wallet::open(&sample.bytes, Some(&Secret::from(wrong.as_str()))).expect_err("another password");
        assert!(matches!(error, WalletError::WrongPassword), "{}: {error:?}", sample.name);
        let shown = format!("{wallet:?} {wallet:#?} {error:?} {error}");
        assert!(!shown.contains(&sample.password), "{shown}");
    }
}
