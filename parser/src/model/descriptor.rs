//! Reads parameters into containers, and answers questions about them.

use std::borrow::Cow;

use super::container::{
    Address, AddressList, ConnectData, Description, DescriptionList, FailoverMode, Part, Security,
};
use super::setting::setting;
use super::value::Value;
use crate::catalog::Keyword;
use crate::tree::{Node, NodeKind};

/// Reads one parameter of a descriptor inside `parent`.
pub(super) fn part<'a>(node: Node<'a>, parent: Keyword) -> Part<'a> {
    let is_container = node.value_span().is_empty() || node.is_nested();
    match node.keyword() {
        _ if !is_container => Part::Setting(setting(node, parent)),
        Keyword::DESCRIPTION_LIST => Part::DescriptionList(DescriptionList { node, parts: parts(node) }),
        Keyword::DESCRIPTION => Part::Description(Description { node, parts: parts(node) }),
        Keyword::ADDRESS_LIST => Part::AddressList(AddressList { node, parts: parts(node) }),
        Keyword::ADDRESS => Part::Address(Address { node, parts: parts(node) }),
        Keyword::CONNECT_DATA => Part::ConnectData(ConnectData { node, parts: parts(node) }),
        Keyword::FAILOVER_MODE => Part::FailoverMode(FailoverMode { node, parts: parts(node) }),
        Keyword::SECURITY => Part::Security(Security { node, parts: parts(node) }),
        _ => Part::Setting(setting(node, parent)),
    }
}

/// The parts directly below a node; elements of a list become settings.
pub(super) fn parts<'a>(node: Node<'a>) -> Box<[Part<'a>]> {
    // An entry's name is chosen by the file, whatever word it is.
    let parent = if node.kind() == NodeKind::Entry { Keyword::UNKNOWN } else { node.keyword() };
    let children = || node.children().filter(|child| child.kind() != NodeKind::Name);
    // Counted first: a list that grows is copied several times.
    let mut parts = Vec::with_capacity(children().count());
    parts.extend(children().map(|child| part(child, parent)));
    parts.into_boxed_slice()
}

impl<'a> Part<'a> {
    /// The addresses in it, those of nested lists included, in the order of the text.
    pub fn addresses(&self) -> Vec<&Address<'a>> {
        let mut found = Vec::new();
        collect(self, &mut found);
        found
    }
}

fn collect<'m, 'a>(part: &'m Part<'a>, found: &mut Vec<&'m Address<'a>>) {
    match part {
        Part::Address(address) => found.push(address),
        _ => part.below().iter().for_each(|part| collect(part, found)),
    }
}

impl<'a> Description<'a> {
    /// Its addresses in the order of the text, those of its lists included.
    pub fn addresses(&self) -> Vec<&Address<'a>> {
        self.parts.iter().flat_map(Part::addresses).collect()
    }

    /// Its CONNECT_DATA: the last one counts.
    pub fn connect_data(&self) -> Option<&ConnectData<'a>> {
        self.parts.iter().rev().find_map(|part| match part {
            Part::ConnectData(data) => Some(data),
            _ => None,
        })
    }

    /// Its SECURITY: the last one counts.
    pub fn security(&self) -> Option<&Security<'a>> {
        self.parts.iter().rev().find_map(|part| match part {
            Part::Security(security) => Some(security),
            _ => None,
        })
    }
}

impl<'a> Address<'a> {
    /// PROTOCOL in the catalogue's spelling.
    pub fn protocol(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::PROTOCOL)
    }

    /// HOST without brackets.
    pub fn host(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::HOST)
    }

    /// PORT where it is a valid number.
    pub fn port(&self) -> Option<u16> {
        match self.setting(Keyword::PORT)?.value {
            Value::Port(port) => Some(port),
            _ => None,
        }
    }
}

impl<'a> ConnectData<'a> {
    /// SERVICE_NAME.
    pub fn service_name(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::SERVICE_NAME)
    }

    /// SID.
    pub fn sid(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::SID)
    }

    /// SHARDING_KEY as written.
    pub fn sharding_key(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::SHARDING_KEY)
    }

    /// SUPER_SHARDING_KEY as written.
    pub fn super_sharding_key(&self) -> Option<Cow<'a, str>> {
        self.text(Keyword::SUPER_SHARDING_KEY)
    }

    /// FAILOVER_MODE.
    pub fn failover_mode(&self) -> Option<&FailoverMode<'a>> {
        self.parts.iter().rev().find_map(|part| match part {
            Part::FailoverMode(mode) => Some(mode),
            _ => None,
        })
    }
}
