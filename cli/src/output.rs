//! The two streams: the report on stdout, everything else on stderr.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

/// Stdout, buffered, with colour only where it is wanted.
pub(crate) fn stdout() -> io::BufWriter<anstream::AutoStream<io::Stdout>> {
    io::BufWriter::with_capacity(1 << 16, anstream::AutoStream::auto(io::stdout()))
}

/// Tells the user on stderr.
pub(crate) fn complain(message: &str) {
    // Nothing sensible can be done where stderr is closed.
    let _ = writeln!(io::stderr(), "tnslint: {message}");
}

static QUIET: AtomicBool = AtomicBool::new(false);

/// From now on notes are left out; what fails is told all the same.
pub(crate) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Tells the user on stderr what is good to know, unless only findings are wanted.
pub(crate) fn note(message: &str) {
    if !QUIET.load(Ordering::Relaxed) {
        complain(message);
    }
}

/// Writes a JSON document with a line end.
pub(crate) fn json(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    writeln!(out)
}

/// Text from a file as it may be shown on a terminal: control characters are spelt out.
pub(crate) fn clean(text: &str) -> String {
    let harmless = |c: char| !c.is_control() || c == '\n' || c == '\t';
    match text.chars().all(harmless) {
        true => text.to_owned(),
        false => text
            .chars()
            .map(|c| if harmless(c) { c.to_string() } else { c.escape_unicode().to_string() })
            .collect(),
    }
}
