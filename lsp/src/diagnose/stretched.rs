//! Checks a very large tnsnames.ora stretch by stretch, so that its tree never stands in memory as
//! a whole. Rules that speak once for a file speak once for a stretch.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::Path;

use tns_dsn::wallet::NoWallets;
use tns_lint::config::Setup;
use tns_lint::{Diagnostic, Doubles, Environment, Member, Project, Stretch, Stretches, Suspects, in_order};
use tns_parser::Span;

use super::Whole;
use crate::document::Document;
use crate::known::Carried;
use crate::view::{Cancel, Cancelled};
use crate::workspace::{Workspace, includes};

/// A check on its way.
pub(super) struct Checking<'a> {
    pub(super) setup: &'a Setup,
    pub(super) workspace: &'a Workspace,
    pub(super) path: Option<&'a Path>,
    pub(super) document: &'a Document,
    pub(super) environment: &'a Environment,
    pub(super) cancel: &'a Cancel,
}

impl Checking<'_> {
    /// Everything that is found in the document; places are those in it.
    pub(super) fn whole(&self) -> Result<Whole, Cancelled> {
        let (mut findings, mut far, mut doubles) = (Vec::new(), Vec::new(), Doubles::default());
        for stretch in self.stretches() {
            self.cancel.check()?;
            doubles.note(&stretch);
            findings.extend(self.found(&stretch));
            far.extend(Carried::of(&stretch.file).moved(|span| stretch.in_file(span)));
        }
        self.doubles(doubles.suspects(), &mut findings)?;
        in_order(&mut findings);
        let included = self.path.map(|path| includes(self.document, path)).unwrap_or_default();
        let near = included.into_iter().map(|(_, path)| path).collect();
        Ok(Whole { near, findings, aside: far.into_iter().collect::<Carried>().into() })
    }

    fn found(&self, stretch: &Stretch) -> Vec<Diagnostic> {
        let path = self.path.map(Path::to_owned).unwrap_or_default();
        let member = Member { path, file: &stretch.file };
        let project = Project::new(vec![member.clone()], self.workspace, &NoWallets, self.environment);
        let found = self.setup.linter.findings_in(&project, &member).active;
        let placed = found.into_iter().filter(|found| stretch.in_file(found.span).is_some()).map(|found| {
            // What is carried along stands before all of it.
            found.moved(|span| stretch.in_file(span).unwrap_or(Span::at(stretch.from)))
        });
        placed.filter_map(|found| self.admitted(found)).collect()
    }

    /// Aliases that are defined again in another stretch: they need a second pass.
    fn doubles(&self, mut suspects: Suspects, findings: &mut Vec<Diagnostic>) -> Result<(), Cancelled> {
        if suspects.is_empty() {
            return Ok(());
        }
        for stretch in self.stretches() {
            self.cancel.check()?;
            suspects.collect(&stretch);
        }
        let found = suspects.findings(&self.setup.linter).unwrap_or_default();
        let places: HashSet<_> = found.iter().map(|found| (found.span, found.rule.code)).collect();
        findings.retain(|known| !places.contains(&(known.span, known.rule.code)));
        findings.extend(found.into_iter().filter_map(|found| self.admitted(found)));
        Ok(())
    }

    fn admitted(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        self.setup.admits(self.path, &mut found).then_some(found)
    }

    fn stretches(&self) -> impl Iterator<Item = Stretch> {
        let reader = Reading { document: self.document, at: 0 };
        // A text in memory can always be read.
        let stretches = Stretches::new(reader).map_while(Result::ok);
        stretches.map(|stretch| Stretch { file: self.setup.configured(stretch.file), ..stretch })
    }
}

/// The bytes of a document, as a file has them.
struct Reading<'a> {
    document: &'a Document,
    at: u32,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.document.bytes_from(self.at);
        let len = read.len().min(into.len());
        into[..len].copy_from_slice(&read[..len]);
        self.at += len as u32;
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tns_parser::FileKind;

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
        let checking = Checking {
            setup: &setup,
            workspace: &workspace,
            path: None,
            document: &document,
            environment: &environment,
            cancel: &cancel,
        };
        let told = |found: &[Diagnostic]| {
            let wanted = found.iter().filter(|found| ["TNS101", "TNS304"].contains(&found.rule.code));
            wanted.map(|found| (found.rule.code, found.span)).collect::<Vec<_>>()
        };
        let stretched = told(&checking.whole().expect("it is not cancelled").findings);
        assert_eq!(stretched.len(), 101);
        assert_eq!(stretched, told(&setup.linter.check(&document.lint_file())));
    }
}
