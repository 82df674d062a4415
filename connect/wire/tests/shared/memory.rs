//! Looks for secrets in the memory of this process.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};

/// The length of a secret.
const LEN: usize = 28;

/// A secret that stands nowhere in the program: it is only put together here.
pub(crate) fn secret(seed: u8) -> String {
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
pub(crate) fn found(seed: u8) -> usize {
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
