use tns_parser::easy_connect::{Kind, classify};

use super::{Documented, Expected, expected};
use crate::clients::Place;
use crate::convert::Form;
use crate::files::Files;
use crate::resolve::{NetName, TnsNames};

/// What the documentation makes of an alias or a connect string.
pub(super) fn read(text: &str, place: Option<&Place<'_>>) -> Documented {
    match (classify(text), place) {
        (Kind::Alias, Some(place)) => read_alias(text, place),
        (Kind::Alias, None) => Err("no tnsnames.ora was given, and this is no connect string".to_owned()),
        (Kind::EasyConnect, Some(place)) => {
            let read = Form::EasyConnect.read(text);
            // A name of odd characters may be an alias all the same.
            let alias = if read.is_err() { read_alias(text, place).ok() } else { None };
            alias.map_or_else(|| expected(read.map(|read| read.value)), Ok)
        }
        (Kind::Descriptor, _) => expected(Form::Descriptor.read(text).map(|read| read.value)),
        (Kind::JdbcUrl, _) => expected(Form::Jdbc.read(text).map(|read| read.value)),
        (Kind::EasyConnect, None) => expected(Form::EasyConnect.read(text).map(|read| read.value)),
        (Kind::Ldap | Kind::CentralConfig, _) => Err("the network resolves this name".to_owned()),
    }
}

/// What it makes of an alias.
pub(super) fn read_alias(name: &str, place: &Place<'_>) -> Result<Expected, String> {
    let names = load(place.files, place)?;
    match names.find(name) {
        Some(found) => expected(found.read().map(|read| read.value)),
        None => Err(format!("`{name}` is not in tnsnames.ora")),
    }
}

/// The text of an alias.
pub(super) fn text(name: &str, place: &Place<'_>) -> Option<String> {
    let names = load(place.files, place).ok()?;
    Some(handed_over(names.find(name)?))
}

/// The text of an entry as a program would hand it over: a descriptor without the layout of the file
/// where that can be told, else what follows the name.
pub(super) fn handed_over(found: NetName<'_>) -> String {
    let (_, text, _) = found.parts();
    match found.read() {
        Ok(read) if text.starts_with(b"(") => read.value.to_string(),
        _ => String::from_utf8_lossy(text).into_owned(),
    }
}

/// The names of a place as documented.
pub(super) fn load(files: &dyn Files, place: &Place<'_>) -> Result<TnsNames, String> {
    TnsNames::load(&files, &place.tnsnames).map_err(|error| error.to_string())
}
