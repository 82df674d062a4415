//! What a tree says, by the names that the driver knows in each place.

use super::nodes::{Node, Nodes};
use super::values::{boolean, duration, integer, port};
use super::{Refusal, unfit};
use crate::clients::{
    Address, AddressList, Description, Effective, Navigation, Security, Target, Unheeded, Why,
};

/// Milliseconds for an address where no timeout is given.
const TRANSPORT_CONNECT_TIMEOUT: i64 = 20_000;
const DEFAULT_PORT: i64 = 1521;

pub(super) fn read(nodes: &Nodes<'_>) -> Result<Effective, Refusal> {
    let mut made = Reading { nodes, unheeded: Vec::new() };
    let root = nodes.get(nodes.root());
    let alone = |list| Description { lists: vec![list], ..bare() };
    let (navigation, descriptions) = match place_of(root.name) {
        Some("DESCRIPTION_LIST") => made.description_list(nodes.root())?,
        Some("DESCRIPTION") => (Navigation::default(), vec![made.description(nodes.root())?]),
        Some("ADDRESS_LIST") => (Navigation::default(), vec![alone(made.address_list(nodes.root())?)]),
        Some("ADDRESS") => {
            let addresses = vec![made.address(nodes.root())?];
            (Navigation::default(), vec![alone(AddressList { addresses, ..AddressList::default() })])
        }
        _ => return Err(unfit(root.name, "root")),
    };
    let mut effective =
        Effective { navigation, descriptions, unheeded: made.unheeded, ..Effective::default() };
    effective.doomed = no_attempt(&effective).then(|| Refusal::plain("there is no address to connect to"));
    Ok(effective)
}

/// A description without addresses is passed over.
fn no_attempt(effective: &Effective) -> bool {
    effective.addresses().next().is_none()
}

fn bare() -> Description {
    Description { retry_delay: 0.0, ..Description::default() }
}

/// A name in the driver's spelling.
fn place_of(name: &str) -> Option<&'static str> {
    ["DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST", "ADDRESS", "CONNECT_DATA", "SECURITY"]
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))
}

struct Reading<'a> {
    nodes: &'a Nodes<'a>,
    unheeded: Vec<Unheeded>,
}

/// Time spans in milliseconds; 0 where they are not given.
#[derive(Default)]
struct Timeouts {
    connect: i64,
    transport: i64,
}

impl<'a> Reading<'a> {
    fn node(&self, at: usize) -> &'a Node<'a> {
        self.nodes.get(at)
    }

    fn children(&self, of: usize) -> impl Iterator<Item = usize> + use<'a> {
        self.nodes.children(of)
    }

    fn unheeded(&mut self, section: &'static str, at: usize, why: Why) {
        let name = self.node(at).name.to_ascii_uppercase();
        self.unheeded.push(Unheeded { section, name, why });
    }

    /// LOAD_BALANCE, FAILOVER and SOURCE_ROUTE; whether it is one of them. The driver never routes
    /// through one address to the next.
    fn navigation(&mut self, section: &'static str, at: usize, to: &mut Navigation) -> Result<bool, Refusal> {
        let node = self.node(at);
        match () {
            () if node.name.eq_ignore_ascii_case("LOAD_BALANCE") => to.load_balance = boolean(node)?,
            () if node.name.eq_ignore_ascii_case("FAILOVER") => to.failover = boolean(node)?,
            () if node.name.eq_ignore_ascii_case("SOURCE_ROUTE") => {
                boolean(node)?;
                self.unheeded(section, at, Why::Ignored);
            }
            () => return Ok(false),
        }
        Ok(true)
    }

    fn description_list(&mut self, of: usize) -> Result<(Navigation, Vec<Description>), Refusal> {
        let mut navigation = Navigation::default();
        let mut descriptions = Vec::new();
        for at in self.children(of) {
            match place_of(self.node(at).name) {
                Some("DESCRIPTION") => descriptions.push(self.description(at)?),
                _ if self.navigation("DESCRIPTION_LIST", at, &mut navigation)? => {}
                _ => return Err(unfit(self.node(at).name, "DESCRIPTION_LIST")),
            }
        }
        Ok((navigation, descriptions))
    }

    /// Addresses outside a list are taken last.
    fn description(&mut self, of: usize) -> Result<Description, Refusal> {
        let mut made = bare();
        let mut timeouts = Timeouts::default();
        let (mut addresses, mut target) = (Vec::new(), None);
        for at in self.children(of) {
            match place_of(self.node(at).name) {
                Some("ADDRESS_LIST") => made.lists.push(self.address_list(at)?),
                Some("ADDRESS") => addresses.push(self.address(at)?),
                // All are checked, the first one is sent.
                Some("CONNECT_DATA") => {
                    let read = self.connect_data(at)?;
                    target.get_or_insert(read);
                }
                Some("SECURITY") => made.security = self.security(at)?,
                _ if self.navigation("DESCRIPTION", at, &mut made.navigation)? => {}
                _ => self.setting(at, &mut made, &mut timeouts)?,
            }
        }
        if !addresses.is_empty() {
            made.lists.push(AddressList { addresses, ..AddressList::default() });
        }
        made.target = target.unwrap_or_default();
        timeouts.finish(&mut made);
        Ok(made)
    }

    fn setting(&mut self, at: usize, made: &mut Description, timeouts: &mut Timeouts) -> Result<(), Refusal> {
        let node = self.node(at);
        match &*node.name.to_ascii_uppercase() {
            "USE_SNI" => made.use_sni = boolean(node)?,
            "CONNECT_TIMEOUT" => timeouts.connect = duration(node)?,
            "TRANSPORT_CONNECT_TIMEOUT" => timeouts.transport = duration(node)?,
            "RECV_TIMEOUT" | "SEND_TIMEOUT" => drop(duration(node)?),
            "RETRY_COUNT" => made.retry_count = integer(node)?,
            "RETRY_DELAY" => made.retry_delay = integer(node)? as f64,
            "EXPIRE_TIME" => made.expire_time = integer(node)?,
            "SDU" => made.sdu = sdu(integer(node)?),
            "RECV_BUF_SIZE" | "SEND_BUF_SIZE" => {
                integer(node)?;
                self.unheeded("DESCRIPTION", at, Why::Ignored);
            }
            "COMPRESSION" => drop(boolean(node)?),
            "ENABLE" | "CONNECTION_ID_PREFIX" | "COMPRESSION_LEVELS" => {}
            _ => return Err(unfit(node.name, "DESCRIPTION")),
        }
        Ok(())
    }

    /// The parameters of a list are checked; its addresses are taken with those of the description.
    fn address_list(&mut self, of: usize) -> Result<AddressList, Refusal> {
        let mut list = AddressList::default();
        for at in self.children(of) {
            let before = self.unheeded.len();
            match place_of(self.node(at).name) {
                Some("ADDRESS") => list.addresses.push(self.address(at)?),
                _ if self.navigation("ADDRESS_LIST", at, &mut Navigation::default())? => {
                    self.unheeded.truncate(before);
                    self.unheeded("ADDRESS_LIST", at, Why::Ignored);
                }
                _ => return Err(unfit(self.node(at).name, "ADDRESS_LIST")),
            }
        }
        Ok(list)
    }

    fn address(&mut self, of: usize) -> Result<Address, Refusal> {
        let mut address =
            Address { protocol: "tcp".to_owned(), port: Some(DEFAULT_PORT), ..Address::default() };
        for at in self.children(of) {
            let node = self.node(at);
            match () {
                () if node.name.eq_ignore_ascii_case("PROTOCOL") => {
                    let protocol = node.value.trim().to_ascii_lowercase();
                    if !["tcp", "tcps"].contains(&&*protocol) {
                        return Err(unfit(node.value, "PROTOCOL"));
                    }
                    address.protocol = protocol;
                }
                () if node.name.eq_ignore_ascii_case("HOST") => address.host = Some(node.value.to_owned()),
                () if node.name.eq_ignore_ascii_case("PORT") => {
                    address.port = Some(port(node)?).filter(|&port| port > 0).or(Some(DEFAULT_PORT));
                }
                () => return Err(unfit(node.name, "ADDRESS")),
            }
        }
        Ok(address)
    }

    fn connect_data(&mut self, of: usize) -> Result<Target, Refusal> {
        let mut target = Target::default();
        for at in self.children(of) {
            let node = self.node(at);
            let value = || Some(node.value.to_owned());
            match &*node.name.to_ascii_uppercase() {
                "SERVICE_NAME" => target.service_name = value(),
                "SID" => target.sid = value(),
                "INSTANCE_NAME" => target.instance_name = value(),
                "SERVER" => target.server = Some(node.value.to_ascii_lowercase()),
                "HS" | "RDB_DATABASE" | "GLOBAL_NAME" => {}
                "FAILOVER_MODE" | "CONNECTION_ID_PREFIX" => self.unheeded("CONNECT_DATA", at, Why::Sent),
                _ => return Err(unfit(node.name, "CONNECT_DATA")),
            }
        }
        Ok(target)
    }

    fn security(&mut self, of: usize) -> Result<Security, Refusal> {
        let mut security = Security { dn_match: true, ..Security::default() };
        for at in self.children(of) {
            let node = self.node(at);
            let value = || Some(node.value.to_owned());
            match &*node.name.to_ascii_uppercase() {
                "SSL_SERVER_CERT_DN" => security.cert_dn = value(),
                "SSL_SERVER_DN_MATCH" => security.dn_match = boolean(node)?,
                "SSL_ALLOW_WEAK_DN_MATCH" => drop(boolean(node)?),
                "WALLET_LOCATION" => security.wallet = value(),
                // It is kept, and nothing ever asks for it.
                "MY_WALLET_DIRECTORY" => self.unheeded("SECURITY", at, Why::Ignored),
                _ => return Err(unfit(node.name, "SECURITY")),
            }
        }
        Ok(security)
    }
}

impl Timeouts {
    /// The default counts where neither is given.
    fn finish(&self, made: &mut Description) {
        let seconds =
            |millis: i64| Some(millis).filter(|&millis| millis > 0).map(|millis| millis as f64 / 1000.0);
        made.connect_timeout = seconds(self.connect);
        made.transport_connect_timeout = match (self.transport, self.connect) {
            (..=0, ..=0) => seconds(TRANSPORT_CONNECT_TIMEOUT),
            (transport, _) => seconds(transport),
        };
    }
}

fn sdu(given: i64) -> i64 {
    if given > 0 { given.clamp(512, 2_097_152) } else { 8192 }
}
