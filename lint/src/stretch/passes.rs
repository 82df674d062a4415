use std::collections::HashSet;
use std::io::{self, Read};
use std::path::Path;

use tns_dsn::files::Files;
use tns_dsn::wallet::WalletFacts;
use tns_parser::Span;

use super::{Doubles, Stretch, Stretches, Suspects};
use crate::config::Setup;
use crate::diagnostic::Diagnostic;
use crate::environment::Environment;
use crate::project::{Member, Project};
use crate::run::in_order;
use crate::suppress::Findings;

/// A check of a very large tnsnames.ora in two passes over its stretches: each stretch by itself,
/// and the aliases that stand in several. Rules that speak once for a file speak once for a stretch.
#[allow(missing_debug_implementations)]
pub struct Passes<'a> {
    /// Its rules.
    pub setup: &'a Setup,
    /// Where it is; `None` for what is no file.
    pub path: Option<&'a Path>,
    /// Other files.
    pub files: &'a (dyn Files + Sync),
    /// Wallets, never their secrets.
    pub wallets: &'a (dyn WalletFacts + Sync),
    /// The environment of the clients, as far as it is known.
    pub environment: &'a Environment,
}

/// What is done with each stretch of a file.
pub trait Placing {
    /// Gives the findings of a stretch their places in the file; those it leaves out do not count.
    fn place(&mut self, stretch: &Stretch, found: Findings) -> Findings;

    /// Is told where a stretch, in the second pass, has names that seem to stand in another one, too.
    fn doubled(&mut self, _stretch: &Stretch, _names: &[Span]) {}
}

impl Passes<'_> {
    /// Everything that is found in the file, with its places there, in the order of the text. The
    /// file is opened once for each pass.
    ///
    /// # Errors
    /// What opening or reading it gives; [`io::ErrorKind::FileTooLarge`] where it has 4 GiB or more.
    pub fn findings<R: Read>(
        &self,
        open: impl Fn() -> io::Result<R>,
        placing: &mut impl Placing,
    ) -> io::Result<Findings> {
        let (mut findings, mut doubles) = (Findings::default(), Doubles::default());
        for stretch in Stretches::new(open()?) {
            let stretch = stretch?;
            let stretch = Stretch { file: self.setup.configured(stretch.file), ..stretch };
            doubles.note(&stretch);
            let found = placing.place(&stretch, self.found(&stretch));
            findings.active.extend(self.admitted(found.active));
            findings.suppressed.extend(found.suppressed);
        }
        let suspects = doubles.suspects();
        if !suspects.is_empty() {
            self.doubles(suspects, open()?, placing, &mut findings.active)?;
        }
        in_order(&mut findings.active);
        Ok(findings)
    }

    fn found(&self, stretch: &Stretch) -> Findings {
        let path = self.path.map(Path::to_owned).unwrap_or_default();
        let member = Member { path, file: &stretch.file };
        let project = Project::new(vec![member.clone()], self.files, self.wallets, self.environment);
        self.setup.linter.findings_in(&project, &member)
    }

    /// The second pass, for aliases that are defined again in another stretch.
    fn doubles(
        &self,
        mut suspects: Suspects,
        reader: impl Read,
        placing: &mut impl Placing,
        findings: &mut Vec<Diagnostic>,
    ) -> io::Result<()> {
        for stretch in Stretches::new(reader) {
            let stretch = stretch?;
            let names = suspects.collect(&stretch);
            if !names.is_empty() {
                placing.doubled(&stretch, &names);
            }
        }
        let found = suspects.findings(&self.setup.linter).map_err(io::Error::other)?;
        let places: HashSet<_> = found.iter().map(|found| (found.span, found.rule.code)).collect();
        findings.retain(|known| !places.contains(&(known.span, known.rule.code)));
        findings.extend(self.admitted(found));
        Ok(())
    }

    fn admitted(&self, found: Vec<Diagnostic>) -> impl Iterator<Item = Diagnostic> {
        found.into_iter().filter_map(|mut found| self.setup.admits(self.path, &mut found).then_some(found))
    }
}
