//! From the parameters of a descriptor to what the driver connects with.

use super::args::Args;
use super::settings::{self, Extras};
use super::tree::{Tree, Value};
use crate::clients::{Address, AddressList, Description, Effective, Refusal};

/// What was read of a text.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) effective: Effective,
    /// One for each description.
    pub(super) extras: Vec<Extras>,
}

/// Reads the parameters of a descriptor. Without a DESCRIPTION_LIST or a DESCRIPTION, what there is
/// stands for it.
///
/// # Errors
/// The first wrong value, or DPY-2049 where there is no address.
pub(super) fn of_tree(tree: &Tree<'_>, protocol: &str) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let mut outer = Args::root(tree);
    if let Some(list) = outer.below("description_list")? {
        settings::navigation(&list, &mut reading.effective.navigation);
        outer = list;
    }
    match outer.get("description") {
        None => reading.add(&outer, protocol)?,
        Some(descriptions) => {
            for &value in tree.elements(&descriptions) {
                reading.add(&Args::new(tree, value)?, protocol)?;
            }
        }
    }
    if reading.effective.addresses().next().is_none() {
        return Err(Refusal::coded("DPY-2049", "the descriptor has no address"));
    }
    Ok(reading)
}

impl Reading {
    fn add(&mut self, args: &Args<'_, '_>, protocol: &str) -> Result<(), Refusal> {
        let mut description = Description::default();
        let mut extras = Extras::default();
        settings::description(args, &mut description, &mut extras)?;
        if let Some(args) = args.below("connect_data")? {
            settings::connect_data(&args, &mut description, &mut extras)?;
        }
        if let Some(args) = args.below("security")? {
            settings::security(&args, &mut description, &mut extras)?;
        }
        add_lists(args, &mut description, protocol)?;
        self.effective.descriptions.push(description);
        self.extras.push(extras);
        Ok(())
    }
}

/// Without an ADDRESS_LIST the description is one itself. SOURCE_ROUTE only counts for a description
/// with several lists (26.1.0).
fn add_lists(args: &Args<'_, '_>, to: &mut Description, protocol: &str) -> Result<(), Refusal> {
    let lists = args.get("address_list");
    if !matches!(lists, Some(Value::List(_))) {
        to.navigation.source_route = false;
    }
    let Some(lists) = lists else {
        to.lists.push(list_of(args, protocol)?);
        return Ok(());
    };
    for &value in args.tree.elements(&lists) {
        to.lists.push(list_of(&Args::new(args.tree, value)?, protocol)?);
    }
    Ok(())
}

fn list_of(args: &Args<'_, '_>, protocol: &str) -> Result<AddressList, Refusal> {
    let mut list = AddressList::default();
    settings::navigation(args, &mut list.navigation);
    let Some(addresses) = args.get("address") else { return Ok(list) };
    for &value in args.tree.elements(&addresses) {
        let mut address = default_address(protocol);
        settings::address(&Args::new(args.tree, value)?, &mut address)?;
        list.addresses.push(address);
    }
    Ok(list)
}

/// An address of which nothing is said.
pub(super) fn default_address(protocol: &str) -> Address {
    Address { protocol: protocol.to_owned(), port: Some(1521), ..Address::default() }
}
