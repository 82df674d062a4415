//! Checks a very large tnsnames.ora stretch by stretch, so that its tree never stands in memory as
//! a whole.

use std::io::{self, Read};

use tns_lint::{Findings, Passes, Placing, Stretch, Verb};
use tns_parser::Span;

use super::Whole;
use crate::document::Document;
use crate::known::Carried;
use crate::view::{Cancel, Cancelled};
use crate::workspace::includes;

/// Everything that is found in the document; places are those in it.
pub(super) fn whole(passes: &Passes<'_>, document: &Document, cancel: &Cancel) -> Result<Whole, Cancelled> {
    let mut far = Far::default();
    let findings = passes.findings(|| Ok(Reading { document, cancel, at: 0 }), &mut far);
    // A text in memory can always be read, to its end or until nobody waits for it.
    let findings = findings.map_err(|_| Cancelled)?.active;
    let included = passes.path.map(|path| includes(document, path)).unwrap_or_default();
    let near = included.into_iter().map(|(_, path)| path).collect();
    Ok(Whole { findings, aside: far.0.into_iter().collect::<Carried>().into(), near })
}

/// The comments so far that speak of more than what follows them.
#[derive(Default)]
struct Far(Vec<(Span, Verb, String)>);

impl Placing for Far {
    fn place(&mut self, stretch: &Stretch, found: Findings) -> Findings {
        self.0.extend(Carried::of(&stretch.file).moved(|span| stretch.in_file(span)));
        let own = found.active.into_iter().filter(|found| stretch.in_file(found.span).is_some());
        // What is carried along stands before all of it.
        let in_file = |span| stretch.in_file(span).unwrap_or(Span::at(stretch.from));
        let active = own.map(|found| found.moved(in_file)).collect();
        Findings { active, suppressed: Vec::new() }
    }
}

/// The bytes of a document, as a file has them, until nobody waits for them any more.
struct Reading<'a> {
    document: &'a Document,
    cancel: &'a Cancel,
    at: u32,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.cancel.check().map_err(|Cancelled| io::Error::other("cancelled"))?;
        let read = self.document.bytes_from(self.at);
        let len = read.len().min(into.len());
        into[..len].copy_from_slice(&read[..len]);
        self.at += len as u32;
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use tns_dsn::wallet::NoWallets;
    use tns_lint::config::Setup;
    use tns_lint::{Diagnostic, Environment};
    use tns_parser::FileKind;

    use super::*;
    use crate::workspace::Workspace;

    fn text(entries: u32) -> String {
        let entry = |nth: u32| {
            let port = if nth.is_multiple_of(1000) { 99999 } else { 1521 };
            format!(
                "ALIAS{nth} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h{nth})(PORT = {port}))(CONNECT_DATA = (SERVICE_NAME = s)))\n"
            )
        };
        (0..entries).map(entry).collect::<String>()
            + "ALIAS7 = (ADDRESS = (PROTOCOL = TCP)(HOST = other)(PORT = 1521))\n"
    }

    #[test]
    fn stretches_find_what_reading_at_once_finds() {
        let document = Document::new(&text(100_000), FileKind::Tnsnames, &Default::default()).expect("small");
        let (setup, workspace) = (Setup::default(), Workspace::default());
        let (environment, cancel) = (Environment::unknown(), Cancel::default());
        let passes = Passes {
            setup: &setup,
            path: None,
            files: &workspace,
            wallets: &NoWallets,
            environment: &environment,
        };
        let told = |found: &[Diagnostic]| {
            let wanted = found.iter().filter(|found| ["TNS101", "TNS304"].contains(&found.rule.code));
            wanted.map(|found| (found.rule.code, found.span)).collect::<Vec<_>>()
        };
        let stretched = told(&whole(&passes, &document, &cancel).expect("it is not cancelled").findings);
        assert_eq!(stretched.len(), 101);
        assert_eq!(stretched, told(&setup.linter.check(&document.lint_file())));
        cancel.cancel();
        assert!(whole(&passes, &document, &cancel).is_err());
    }
}
