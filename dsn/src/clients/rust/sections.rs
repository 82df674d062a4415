//! CONNECT_DATA and SECURITY.

use super::super::{Security, Target, Unheeded, Why};
use super::Refusal;
use super::descriptor::{Reading, place};
use super::nodes::Node;

impl Reading {
    /// The text for the server has room for one of them.
    pub(super) fn one_of_sid_and_instance(&mut self, target: &mut Target) {
        if target.instance_name.is_some() && target.sid.take().is_some() {
            let ignored = Unheeded { section: "CONNECT_DATA", name: "SID".to_owned(), why: Why::Ignored };
            self.effective.unheeded.insert(self.before_sid, ignored);
        }
    }

    pub(super) fn connect_data(&mut self, section: Node<'_, '_>, target: &mut Target) -> Result<(), Refusal> {
        const SECTION: &str = "CONNECT_DATA";
        self.section("DESCRIPTION", section);
        for node in section.children() {
            match place(node, &["SERVICE_NAME", "SID", "INSTANCE_NAME", "SERVER"]) {
                Some("SERVICE_NAME") => target.service_name = Some(node.text()?),
                Some("SID") => {
                    target.sid = Some(node.text()?);
                    self.before_sid = self.effective.unheeded.len();
                }
                Some("INSTANCE_NAME") => target.instance_name = Some(node.text()?),
                Some(_) => {
                    target.server = Some(node.word("server_type", &["dedicated", "pooled", "shared"])?);
                }
                None => {
                    let why = self.session(node)?;
                    why.into_iter().for_each(|why| self.unheeded(SECTION, node, why));
                }
            }
        }
        Ok(())
    }

    /// Parameters of CONNECT_DATA beside the target. Those of pools are checked and forgotten:
    /// only what the program itself sets counts.
    fn session(&mut self, node: Node<'_, '_>) -> Result<Option<Why>, Refusal> {
        const NAMES: [&str; 6] = [
            "CONNECTION_ID_PREFIX",
            "POOL_BOUNDARY",
            "POOL_CONNECTION_CLASS",
            "POOL_NAME",
            "POOL_PURITY",
            "USE_TCP_FAST_OPEN",
        ];
        match place(node, &NAMES) {
            Some("CONNECTION_ID_PREFIX" | "POOL_BOUNDARY") => node.text().map(|_| None),
            Some("POOL_CONNECTION_CLASS" | "POOL_NAME") => node.text().map(|_| Some(Why::Ignored)),
            Some("POOL_PURITY") => node.word("purity", &["new", "self"]).map(|_| Some(Why::Ignored)),
            Some(_) => Ok(self.switch("CONNECT_DATA", node)?.then_some(Why::Ignored)),
            None => Ok(Some(Why::Dropped)),
        }
    }

    /// All of it is read and none of it counts: the name of the server is always checked, against the
    /// roots of the program and the wallet that the program names.
    pub(super) fn security(&mut self, section: Node<'_, '_>, security: &mut Security) -> Result<(), Refusal> {
        const SECTION: &str = "SECURITY";
        self.section("DESCRIPTION", section);
        for node in section.children() {
            let why = match place(node, &["SSL_SERVER_DN_MATCH", "SSL_SERVER_CERT_DN", "WALLET_LOCATION"]) {
                Some("SSL_SERVER_DN_MATCH") => {
                    let is_off = !self.switch(SECTION, node)? && node.is_plain_switch();
                    is_off.then_some(Why::Ignored)
                }
                Some("SSL_SERVER_CERT_DN") => {
                    security.cert_dn = Some(node.text()?);
                    Some(Why::Ignored)
                }
                Some(_) => {
                    security.wallet = Some(node.text()?);
                    Some(Why::Ignored)
                }
                None => Some(Why::Dropped),
            };
            why.into_iter().for_each(|why| self.unheeded(SECTION, node, why));
        }
        Ok(())
    }
}
