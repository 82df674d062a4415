//! Parameters that a driver reads past.

use tns_dsn::{Address, Description, Descriptor, Section};

use super::note::{Effect, Note, tell};

/// Where a parameter stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Description,
    Address,
    ConnectData,
    Security,
}

/// A parameter without effect, and what to do about it.
pub(super) struct Ignored {
    pub(super) place: Place,
    pub(super) name: &'static str,
    pub(super) effect: Effect,
    pub(super) why: &'static str,
}

/// A parameter that is lost.
pub(super) const fn lost(place: Place, name: &'static str, why: &'static str) -> Ignored {
    Ignored { place, name, effect: Effect::Lost, why }
}

/// A parameter that means something else.
pub(super) const fn differs(place: Place, name: &'static str, why: &'static str) -> Ignored {
    Ignored { place, name, effect: Effect::Differs, why }
}

/// Tells which of them a descriptor has.
pub(super) fn report(descriptor: &Descriptor, table: &[Ignored], notes: &mut Vec<Note>) {
    let written = |row: &&Ignored| descriptor.descriptions.iter().any(|one| row.is_in(one));
    for Ignored { name, effect, why, .. } in table.iter().filter(written) {
        tell(notes, *effect, name, why);
    }
}

impl Ignored {
    fn is_in(&self, description: &Description) -> bool {
        let has = |section: &Section| section.get(self.name).is_some();
        match self.place {
            Place::Description => has(&description.settings),
            Place::Address => description.all_addresses().iter().any(|Address { settings }| has(settings)),
            Place::ConnectData => description.connect_data.as_ref().is_some_and(has),
            Place::Security => description.security.as_ref().is_some_and(has),
        }
    }
}
