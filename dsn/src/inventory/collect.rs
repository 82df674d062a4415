use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::names::is_name;
use super::{Defect, DefectKind, Inventory, InventoryEntry, Location, Rejected};
use crate::Descriptor;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;

/// Entries as they are read, and what is wrong with others.
#[derive(Default)]
pub(super) struct Collector {
    entries: Vec<InventoryEntry>,
    /// Where each name, in upper case, is defined first.
    first: HashMap<String, Location>,
    pub(super) defects: Vec<Defect>,
    pub(super) lost: Vec<Loss>,
}

impl Collector {
    pub(super) fn defect(&mut self, location: Location, kind: DefectKind) {
        self.defects.push(Defect { location, kind });
    }

    /// Adds an entry; with a defect where it has none, a bad or a known name.
    pub(super) fn add(
        &mut self,
        at: Location,
        names: Vec<(String, Location)>,
        descriptor: Option<Descriptor>,
    ) {
        let before = self.defects.len();
        if names.is_empty() {
            self.defect(at, DefectKind::NoName);
        }
        for (name, location) in &names {
            if !is_name(name) {
                self.defect(location.clone(), DefectKind::BadName(name.clone()));
            } else if let Some(first) = self.known(name, location) {
                let kind = DefectKind::Duplicate { name: name.clone(), first };
                self.defect(location.clone(), kind);
            }
        }
        if let Some(descriptor) = descriptor.filter(|_| self.defects.len() == before) {
            let names = names.into_iter().map(|(name, _)| name).collect();
            self.entries.push(InventoryEntry { names, descriptor });
        }
    }

    /// Where a name is defined already; else it is from here on.
    fn known(&mut self, name: &str, location: &Location) -> Option<Location> {
        match self.first.entry(name.to_ascii_uppercase()) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(free) => {
                free.insert(location.clone());
                None
            }
        }
    }

    pub(super) fn unusable(&mut self, error: Unreadable, place: impl Fn(tns_parser::Span) -> Location) {
        for problem in error.problems {
            let kind = DefectKind::Unusable { message: problem.message, help: problem.help };
            self.defect(place(problem.span), kind);
        }
    }

    pub(super) fn finish(self) -> Result<Converted<Inventory>, Rejected> {
        let inventory = Inventory { entries: self.entries };
        match self.defects.is_empty() {
            true => Ok(Converted { value: inventory, lost: self.lost }),
            false => Err(Rejected { defects: self.defects, rest: inventory }),
        }
    }
}
