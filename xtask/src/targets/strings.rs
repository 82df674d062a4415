//! Connect strings and what drivers take.

use tns_dsn::{Descriptor, Form, mask};

/// Errors lie in the text; what was read is written, and the canonical text
/// means the same.
pub(super) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    Form::detect(&text);
    mask(&text);
    for form in Form::ALL {
        match form.read(&text) {
            Ok(read) => written(&read.value),
            Err(error) => {
                assert!(!error.problems.is_empty(), "{form}: an error without a problem");
                for problem in &error.problems {
                    let place = problem.span.range();
                    assert!(text.get(place).is_some(), "{form}: {:?} lies outside", problem.span);
                }
            }
        }
    }
}

fn written(descriptor: &Descriptor) {
    for form in Form::ALL {
        let _ = form.write(descriptor);
    }
    // What holds both kinds of quotes cannot be written; all else reads as itself.
    if let Ok(again) = descriptor.to_string().parse::<Descriptor>() {
        assert_eq!(again.to_string(), descriptor.to_string(), "the canonical text is not canonical");
    }
}
