use std::sync::Arc;

use super::{NO_TNSNAMES, UNKNOWN_ALIAS};
use crate::clients::{Names, Place, Refusal};
use crate::resolve::TnsNames;

/// Reads tnsnames.ora, with the files that it includes where the client follows them.
pub(in crate::clients) fn load(place: Option<&Place<'_>>, follows_includes: bool) -> Result<Names, Refusal> {
    let Some(place) = place else { return Ok(Names::default()) };
    let read = match follows_includes {
        true => TnsNames::load(place.files, &place.tnsnames),
        false => TnsNames::without_includes(place.files, &place.tnsnames),
    };
    read.map(|files| Names::of_files(Arc::new(files))).map_err(|error| {
        // The file itself, or one that it includes.
        let code = if error.from.is_none() { NO_TNSNAMES } else { UNKNOWN_ALIAS };
        Refusal::coded(code, error.to_string())
    })
}
