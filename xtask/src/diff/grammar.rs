//! Random texts from the grammars of descriptors, Easy Connect Plus and tnsnames.ora. Every production
//! has a name, so that a run can tell which ones it has made.

mod descriptor;
mod easy_connect;
mod tnsnames;
mod values;

use std::collections::BTreeSet;

use tns_parser::FileKind;
use tns_parser::catalog::{self, EASY_CONNECT, Param};

use super::case::Case;
use crate::rng::Rng;

/// A production: the part of the grammar, and what it is there.
pub(super) type Production = (&'static str, &'static str);

/// What a part may be, and how often in a hundred.
type Choice = (&'static str, usize);

/// The parts where there is something to choose.
const PARTS: &[(&str, &[Choice])] = &[
    ("kind", &[("descriptor", 38), ("Easy Connect", 27), ("alias", 3), ("files", 30)]),
    ("folder", &[("with files", 95), ("none", 5)]),
];

/// Sections whose parameters the catalogue lists.
const SECTIONS: [&str; 7] =
    ["DESCRIPTION", "ADDRESS", "CONNECT_DATA", "SECURITY", "FAILOVER_MODE", "CID", "COMPRESSION_LEVELS"];

/// Every production.
pub(super) fn all() -> Vec<Production> {
    let parts = [PARTS, descriptor::PARTS, values::PARTS, easy_connect::PARTS, tnsnames::PARTS].concat();
    let choices = |(part, choices): (&'static str, &'static [Choice])| {
        choices.iter().map(move |(name, _)| (part, *name))
    };
    let sections =
        SECTIONS.into_iter().flat_map(|section| params(section).map(move |param| (section, param.name)));
    let easy = EASY_CONNECT.iter().map(|param| ("?", param.name));
    let mut found: Vec<_> = parts.into_iter().flat_map(choices).chain(sections).chain(easy).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The parameters of a section that are no part of its structure.
fn params(section: &'static str) -> impl Iterator<Item = &'static Param> {
    let structure = ["ADDRESS", "ADDRESS_LIST", "CONNECT_DATA", "SECURITY", "DESCRIPTION"];
    catalog::params(FileKind::Descriptor)
        .filter(move |param| param.within.contains(&section) && !structure.contains(&param.name))
}

/// How a text is laid out.
#[derive(Clone, Copy, Default)]
struct Style {
    /// Blanks beside signs.
    blanks: bool,
    /// Each part on its own line.
    lines: bool,
    /// The case of names.
    case: Case3,
}

/// The case of names.
#[derive(Clone, Copy, Default, PartialEq)]
enum Case3 {
    #[default]
    Upper,
    Lower,
    Mixed,
}

/// What makes a case.
pub(super) struct Maker<'a> {
    rng: &'a mut Rng,
    used: BTreeSet<Production>,
    style: Style,
    out: String,
}

/// A new case, and the productions that made it.
pub(super) fn case(rng: &mut Rng) -> (Case, BTreeSet<Production>) {
    let mut maker = Maker { rng, used: BTreeSet::new(), style: Style::default(), out: String::new() };
    let mut case = Case { has_folder: true, ..Case::default() };
    match maker.choose("kind") {
        "descriptor" => case.input = Some(maker.text(Maker::entry)),
        "Easy Connect" => case.input = Some(maker.text(Maker::easy_connect)),
        "alias" => case.input = Some(maker.word()),
        _ => maker.files(&mut case),
    }
    if case.files.is_empty() {
        case.has_folder = maker.choose("folder") != "none";
    }
    (case, maker.used)
}

impl Maker<'_> {
    /// Chooses one of what a part may be, and notes it.
    fn choose(&mut self, part: &'static str) -> &'static str {
        let tables = [PARTS, descriptor::PARTS, values::PARTS, easy_connect::PARTS, tnsnames::PARTS];
        let found = tables.iter().copied().flatten().find(|(name, _)| *name == part);
        let choices = found.map_or(&[][..], |(_, choices)| choices);
        let mut left = self.rng.below(choices.iter().map(|(_, weight)| weight).sum());
        let chosen = choices.iter().find(|(_, weight)| {
            let is_it = left < *weight;
            left = left.saturating_sub(*weight);
            is_it
        });
        let name = chosen.map_or("", |(name, _)| *name);
        self.used.insert((part, name));
        name
    }

    /// What a production writes, as a text of its own.
    fn text(&mut self, write: fn(&mut Self)) -> String {
        let outer = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, outer)
    }

    fn pick<'b>(&mut self, from: &[&'b str]) -> &'b str {
        self.rng.pick(from).copied().unwrap_or_default()
    }

    /// One of a section's parameters; those that drivers know come twice as often.
    fn param(&mut self, section: &'static str) -> Option<&'static Param> {
        let rows: Vec<_> = params(section).collect();
        let first = self.rng.pick(&rows).copied();
        let known = |param: &Param| param.easy_connect.is_some() || param.clients.python_thin.is_some();
        let chosen = match first {
            Some(param) if !known(param) && self.rng.chance(50) => self.rng.pick(&rows).copied(),
            other => other,
        };
        self.used.extend(chosen.map(|param| (section, param.name)));
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::{all, case};
    use crate::rng::Rng;
    use std::collections::BTreeSet;

    #[test]
    fn every_production_occurs_and_has_a_name() {
        let mut rng = Rng::new(1);
        let used: BTreeSet<_> = (0..3_000).flat_map(|_| case(&mut rng).1).collect();
        let all: BTreeSet<_> = all().into_iter().collect();
        assert_eq!(all.difference(&used).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
        assert_eq!(used.difference(&all).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
    }
}
