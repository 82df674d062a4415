//! Passwords do not stay in memory.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};

use secrecy::{ExposeSecret as _, SecretString};
use tns_wire::auth::Verifier;
use tns_wire::login::{Credential, LoginConfig};
use tns_wire::ttc::Profile;

use crate::server::Server;
use crate::talk::{config, talk};

/// The length of a secret.
const LEN: usize = 28;

/// A secret that stands nowhere in the program: it is only put together here.
fn secret(seed: u8) -> String {
    // Of the right size at once: no copy stays behind in a smaller one.
    let mut text = String::with_capacity(LEN);
    (0..LEN).for_each(|at| text.push(letter(seed, at).into()));
    text
}

/// A letter of a secret.
fn letter(seed: u8, at: usize) -> u8 {
    b'a' + (seed ^ (at as u8).wrapping_mul(37)) % 26
}

/// How often a secret stands in the writable memory of this process. It is compared by the letter, so that
/// the search itself leaves no copy.
fn found(seed: u8) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").expect("the maps");
    let mut memory = File::open("/proc/self/mem").expect("the memory");
    let mut count = 0;
    for line in maps.lines().filter(|line| line.contains(" rw") && !line.contains("[v")) {
        let (from, to) = line.split_once(' ').and_then(|(range, _)| range.split_once('-')).expect("a range");
        let [from, to] = [from, to].map(|number| u64::from_str_radix(number, 16).expect("a number"));
        let mut bytes = vec![0; (to - from) as usize];
        if memory.seek(SeekFrom::Start(from)).is_ok() && memory.read_exact(&mut bytes).is_ok() {
            let is_here =
                |window: &[u8]| window.iter().enumerate().all(|(at, byte)| *byte == letter(seed, at));
            count += bytes.windows(LEN).filter(|window| is_here(window)).count();
        }
        bytes.fill(0);
    }
    count
}

#[test]
fn a_finished_login_leaves_no_password_behind() {
    let kept = secret(3);
    assert!(found(3) > 0, "the search finds what is there");
    drop(kept);
    for verifier in [Verifier::V11g2, Verifier::V12c] {
        let mut server = Server::new(Profile::V19, verifier, SecretString::from(secret(5)).expose_secret());
        let credential = Credential::Password(SecretString::from(secret(5)));
        let config = LoginConfig { credential, new_password: Some(secret(9).into()), ..config("scott", "") };
        let (outcome, ..) = talk(config, &mut server);
        let done = outcome.expect("logged in");
        drop(server);
        assert_eq!(found(5), 0, "{verifier:?}: the password");
        assert_eq!(found(9), 0, "{verifier:?}: the new password");
        drop(done);
    }
}
