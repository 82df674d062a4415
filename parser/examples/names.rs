//! Prints the names of a tnsnames.ora and whether a client can use them.

#![expect(clippy::print_stdout, reason = "an example prints")]

use tns_parser::{FileKind, Source, model, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parsed = parse(Source::new(std::fs::read("tnsnames.ora")?)?, FileKind::Tnsnames);
    for entry in model::file(&parsed).entries {
        for name in entry.names() {
            println!("{} usable: {}", name.text, entry.unusable.is_none());
        }
    }
    Ok(())
}
