use super::{NO_TNSNAMES, UNKNOWN_ALIAS};
use crate::clients::{Names, Place, Refusal};
use crate::resolve::TnsNames;

/// What stands for an entry that no client can use.
const BROKEN: &str = "broken=(";

/// Reads tnsnames.ora, with the files that it includes where the client follows them. Names are
/// kept in upper case, each with its whole entry; the last one of a name counts.
pub(in crate::clients) fn load(place: Option<&Place<'_>>, follows_includes: bool) -> Result<Names, Refusal> {
    let Some(place) = place else { return Ok(Names::default()) };
    let read = match follows_includes {
        true => TnsNames::load(place.files, &place.tnsnames),
        false => TnsNames::without_includes(place.files, &place.tnsnames),
    };
    let found = read.map_err(|error| {
        // The file itself, or one that it includes.
        let code = if error.from.is_none() { NO_TNSNAMES } else { UNKNOWN_ALIAS };
        Refusal::coded(code, error.to_string())
    })?;
    Ok(names_of(&found))
}

/// What a client keeps that reads tnsnames.ora as documented.
pub(in crate::clients) fn names_of(found: &TnsNames) -> Names {
    let mut names = Names::default();
    for name in found.iter() {
        let text = match name.is_broken() {
            // Cut out of the file it could become whole again.
            true => BROKEN.to_owned(),
            false => name.source_text().into_owned(),
        };
        names.insert(name.text().to_ascii_uppercase(), text);
    }
    names
}
