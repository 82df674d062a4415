//! Runs a check on an input, catches its panic and makes the input small.

use std::cell::{Cell, RefCell};
use std::panic::{RefUnwindSafe, catch_unwind};
use std::sync::Once;

/// Attempts to make one input smaller; an end for slow checks.
const ATTEMPTS: u32 = 5_000;

/// What a check said, and where in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The text of the panic.
    pub message: String,
    /// File, line and column of the panic.
    pub place: String,
}

thread_local! {
    static PROBING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<Failure>> = const { RefCell::new(None) };
}

/// Runs a check on an input; `None` where it passes.
pub fn failure(check: impl Fn(&[u8]) + RefUnwindSafe, input: &[u8]) -> Option<Failure> {
    listen();
    PROBING.set(true);
    let result = catch_unwind(|| check(input));
    PROBING.set(false);
    let said = LAST.take();
    result.err().map(|_| said.unwrap_or_else(|| Failure { message: String::new(), place: String::new() }))
}

/// Panics of probed checks are kept, all others printed as ever.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !PROBING.get() {
                return print(info);
            }
            let message = info.payload_as_str().unwrap_or_default().to_owned();
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            LAST.set(Some(Failure { message, place }));
        }));
    });
}

/// Cuts pieces out of an input as long as the check fails in the same place.
pub fn shrink(check: impl Fn(&[u8]) + RefUnwindSafe, input: &[u8], place: &str) -> Vec<u8> {
    let fails = |bytes: &[u8]| failure(&check, bytes).is_some_and(|failure| failure.place == place);
    let mut best = input.to_vec();
    let mut piece = best.len().div_ceil(2);
    let mut left = ATTEMPTS;
    while piece > 0 && left > 0 {
        let mut at = 0;
        while at < best.len() && left > 0 {
            left -= 1;
            let end = (at + piece).min(best.len());
            let shorter = [&best[..at], &best[end..]].concat();
            match fails(&shorter) {
                true => best = shorter,
                false => at += piece,
            }
        }
        piece /= 2;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{failure, shrink};

    #[test]
    fn a_panic_is_a_failure() {
        assert_eq!(failure(|_| {}, b""), None);
        let failure = failure(|bytes| assert!(bytes.is_empty(), "not empty"), b"a");
        assert_eq!(failure.map(|failure| failure.message).as_deref(), Some("not empty"));
    }

    #[test]
    fn shrinking_keeps_what_fails_and_where() {
        let check = |bytes: &[u8]| assert!(!bytes.contains(&b'x'));
        let input = b"some text with an x in it";
        let place = failure(check, input).map(|failure| failure.place).unwrap_or_default();
        assert_eq!(shrink(check, input, &place), b"x");
    }
}
