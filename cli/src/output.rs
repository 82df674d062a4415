//! The two streams: the report on stdout, everything else on stderr.

use std::io::{self, Write};

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
