//! What a descriptor says.

use super::super::{Address, AddressList, Description, Navigation, Unheeded, Why};
use super::nodes::{Node, Nodes};
use super::scanner::Scanner;
use super::{Effective, Refusal, invalid};

/// What the parameters of a descriptor come to. Of two with the same name the later one counts; two
/// sections of the same kind are one.
///
/// # Errors
/// A syntax error anywhere comes before a value that is not taken, and that before a missing section.
pub(super) fn read(scanner: &mut Scanner<'_>) -> Result<Effective, Refusal> {
    let nodes = Nodes::read(scanner)?;
    let mut found = Reading::default();
    match nodes.top() {
        top if is(top, "DESCRIPTION_LIST") => found.description_list(top)?,
        top if is(top, "DESCRIPTION") => found.description(top)?,
        _ => {
            let reason = "missing description_list or description as top node";
            return Err(invalid(scanner.text(), reason));
        }
    }
    match missing(&found.effective) {
        Some(reason) => Err(invalid(scanner.text(), reason)),
        None => Ok(found.effective),
    }
}

/// A description of which nothing is known. The driver has no limit of its own for connecting.
pub(super) fn blank() -> Description {
    Description { transport_connect_timeout: None, ..Description::default() }
}

fn missing(found: &Effective) -> Option<&'static str> {
    if found.descriptions.is_empty() {
        return Some("description_list has no child description");
    }
    found.descriptions.iter().find_map(|description| {
        if description.lists.is_empty() {
            return Some("description has no child address or address_list");
        }
        let is_empty = description.lists.iter().any(|list| list.addresses.is_empty());
        is_empty.then_some("address_list has no child address")
    })
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.key().eq_ignore_ascii_case(name)
}

/// The place of a name in a table.
pub(super) fn place(node: Node<'_, '_>, names: &[&'static str]) -> Option<&'static str> {
    names.iter().copied().find(|name| is(node, name))
}

/// What has been understood so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) effective: Effective,
    /// How much was unheeded before the SID.
    pub(super) before_sid: usize,
}

impl Reading {
    pub(super) fn unheeded(&mut self, section: &'static str, node: Node<'_, '_>, why: Why) {
        let name = node.key().to_ascii_uppercase();
        self.effective.unheeded.push(Unheeded { section, name, why });
    }

    /// A switch that means something to the driver.
    pub(super) fn switch(&mut self, section: &'static str, node: Node<'_, '_>) -> Result<bool, Refusal> {
        let is_on = node.switch()?;
        if !node.is_plain_switch() {
            self.unheeded(section, node, Why::Misread);
        }
        Ok(is_on)
    }

    /// A section that has to hold parameters.
    pub(super) fn section(&mut self, section: &'static str, node: Node<'_, '_>) {
        if !node.is_section() {
            self.unheeded(section, node, Why::Misread);
        }
    }

    fn description_list(&mut self, top: Node<'_, '_>) -> Result<(), Refusal> {
        const SECTION: &str = "DESCRIPTION_LIST";
        for node in top.children() {
            if is(node, "DESCRIPTION") {
                self.description(node)?;
                continue;
            }
            let mut navigation = self.effective.navigation;
            if !self.navigation(SECTION, node, &mut navigation)? {
                self.unheeded(SECTION, node, Why::Dropped);
            }
            self.effective.navigation = navigation;
        }
        Ok(())
    }

    /// Takes a parameter of navigation and tells whether it is one.
    fn navigation(
        &mut self,
        section: &'static str,
        node: Node<'_, '_>,
        navigation: &mut Navigation,
    ) -> Result<bool, Refusal> {
        let target = match place(node, &["LOAD_BALANCE", "FAILOVER", "SOURCE_ROUTE"]) {
            Some("LOAD_BALANCE") => &mut navigation.load_balance,
            Some("FAILOVER") => &mut navigation.failover,
            Some(_) => &mut navigation.source_route,
            None => return Ok(false),
        };
        *target = self.switch(section, node)?;
        Ok(true)
    }

    fn description(&mut self, section: Node<'_, '_>) -> Result<(), Refusal> {
        let mut description = blank();
        for node in section.children() {
            match place(node, &["ADDRESS", "ADDRESS_LIST", "CONNECT_DATA", "SECURITY"]) {
                Some("ADDRESS") => {
                    let addresses = vec![self.address(node)?];
                    description.lists.push(AddressList { addresses, ..AddressList::default() });
                }
                Some("ADDRESS_LIST") => description.lists.push(self.address_list(node)?),
                Some("CONNECT_DATA") => self.connect_data(node, &mut description.target)?,
                Some(_) => self.security(node, &mut description.security)?,
                None => self.setting(node, &mut description)?,
            }
        }
        self.one_of_sid_and_instance(&mut description.target);
        self.effective.descriptions.push(description);
        Ok(())
    }

    /// A parameter directly in a description. What is only checked and sent to the server is unheeded.
    fn setting(&mut self, node: Node<'_, '_>, description: &mut Description) -> Result<(), Refusal> {
        const SECTION: &str = "DESCRIPTION";
        const NAMES: [&str; 6] =
            ["RETRY_COUNT", "RETRY_DELAY", "SDU", "TRANSPORT_CONNECT_TIMEOUT", "EXPIRE_TIME", "USE_SNI"];
        if self.navigation(SECTION, node, &mut description.navigation)? {
            return Ok(());
        }
        let why = match place(node, &NAMES) {
            Some("RETRY_COUNT") => {
                description.retry_count = node.number::<u32>("u32")?.into();
                None
            }
            Some("RETRY_DELAY") => {
                description.retry_delay = node.number::<u64>("u64")? as f64;
                None
            }
            Some("SDU") => {
                description.sdu = node.number::<u32>("u32")?.clamp(512, 2_097_152).into();
                None
            }
            Some("TRANSPORT_CONNECT_TIMEOUT") => {
                description.transport_connect_timeout = Some(node.seconds()?);
                Some(Why::Ignored)
            }
            Some("EXPIRE_TIME") => {
                description.expire_time = node.number::<u32>("u32")?.into();
                (description.expire_time > 0).then_some(Why::Ignored)
            }
            Some(_) => {
                description.use_sni = self.switch(SECTION, node)?;
                description.use_sni.then_some(Why::Ignored)
            }
            None => Some(Why::Dropped),
        };
        why.into_iter().for_each(|why| self.unheeded(SECTION, node, why));
        Ok(())
    }

    /// A bare word in place of the parameters makes an address of defaults.
    fn address(&mut self, section: Node<'_, '_>) -> Result<Address, Refusal> {
        const NAMES: [&str; 5] = ["HOST", "PORT", "PROTOCOL", "HTTPS_PROXY", "HTTPS_PROXY_PORT"];
        let mut address = Address {
            protocol: "tcp".to_owned(),
            host: Some("localhost".to_owned()),
            port: Some(1521),
            ..Address::default()
        };
        self.section("DESCRIPTION", section);
        for node in section.children() {
            let why = match place(node, &NAMES) {
                Some("HOST") => {
                    address.host = Some(node.text()?);
                    None
                }
                Some("PORT") => {
                    address.port = Some(node.number::<u16>("u16")?.into());
                    None
                }
                Some("PROTOCOL") => {
                    address.protocol = node.text()?.to_lowercase();
                    // Whatever is not tcps is plain TCP to the driver.
                    (!matches!(address.protocol.as_str(), "tcp" | "tcps")).then_some(Why::Misread)
                }
                Some("HTTPS_PROXY") => {
                    address.https_proxy = Some(node.text()?);
                    Some(Why::Ignored)
                }
                Some(_) => {
                    address.https_proxy_port = Some(node.number::<u16>("u16")?.into());
                    Some(Why::Ignored)
                }
                None => Some(Why::Dropped),
            };
            why.into_iter().for_each(|why| self.unheeded("ADDRESS", node, why));
        }
        Ok(address)
    }

    fn address_list(&mut self, section: Node<'_, '_>) -> Result<AddressList, Refusal> {
        const SECTION: &str = "ADDRESS_LIST";
        let mut list = AddressList::default();
        for node in section.children() {
            if is(node, "ADDRESS") {
                list.addresses.push(self.address(node)?);
            } else if !self.navigation(SECTION, node, &mut list.navigation)? {
                self.unheeded(SECTION, node, Why::Dropped);
            }
        }
        Ok(list)
    }
}
