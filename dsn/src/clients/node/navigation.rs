//! What node-oracledb does with the pair that holds all others.

use super::super::{Description, Effective, Navigation, Refusal, Unheeded, Why};
use super::address::{self, flag, is_flag};
use super::description::{self, note};
use super::doom;
use super::nv::{Pair, syntax};
use super::script::is_word;

/// Reads a DESCRIPTION, a list of them, or addresses without one.
///
/// # Errors
/// NJS-512 for another pair, and the errors of what it holds.
pub(super) fn read(root: Pair<'_, '_>) -> Result<Effective, Refusal> {
    let mut read = Effective::default();
    match root.name() {
        name if is_word(name, "DESCRIPTION") => {
            read.descriptions.push(description::read(root, &mut read.unheeded)?);
        }
        name if is_word(name, "DESCRIPTION_LIST") => descriptions(root, &mut read)?,
        name if is_word(name, "ADDRESS") => {
            let lists = vec![address::alone(root, &mut read.unheeded)];
            read.descriptions.push(Description { lists, ..Description::default() });
        }
        name if is_word(name, "ADDRESS_LIST") => {
            let mut description = Description::default();
            address::list(root, &mut description.lists, &mut read.unheeded)?;
            read.descriptions.push(description);
        }
        name => {
            let top = name.to_uppercase();
            let text = format!("invalid connection string parameters.\nunknown top element {top}");
            return Err(Refusal::coded("NJS-512", text));
        }
    }
    read.doomed = doom::of(root);
    Ok(read)
}

fn descriptions(list: Pair<'_, '_>, read: &mut Effective) -> Result<(), Refusal> {
    read.navigation = description::of_descriptions();
    for child in list.children() {
        if child.is("DESCRIPTION") {
            read.descriptions.push(description::read(child, &mut read.unheeded)?);
        } else if is_flag(child) {
            list_flag(&mut read.navigation, child, &mut read.unheeded)?;
        } else {
            return Err(syntax());
        }
    }
    if read.descriptions.is_empty() { Err(syntax()) } else { Ok(()) }
}

fn list_flag(
    navigation: &mut Navigation,
    pair: Pair<'_, '_>,
    unheeded: &mut Vec<Unheeded>,
) -> Result<(), Refusal> {
    flag(navigation, pair, "DESCRIPTION_LIST", unheeded)?;
    if pair.is("SOURCE_ROUTE") {
        // Kept, but descriptions are never taken one through the other; `true` is not even kept.
        navigation.source_route &= !pair.text().is_some_and(|text| text.eq_ignore_ascii_case("true"));
        note(unheeded, "DESCRIPTION_LIST", pair, Why::Ignored);
    }
    Ok(())
}
