use std::borrow::Cow;

use super::setting::Setting;
use super::value::Value;
use crate::catalog::Keyword;
use crate::text::Span;
use crate::tree::Node;

/// One element of a container, in the order of the text.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Part<'a> {
    /// `DESCRIPTION_LIST`
    DescriptionList(DescriptionList<'a>),
    /// `DESCRIPTION`
    Description(Description<'a>),
    /// `ADDRESS_LIST`
    AddressList(AddressList<'a>),
    /// `ADDRESS`
    Address(Address<'a>),
    /// `CONNECT_DATA`
    ConnectData(ConnectData<'a>),
    /// `FAILOVER_MODE`
    FailoverMode(FailoverMode<'a>),
    /// `SECURITY`
    Security(Security<'a>),
    /// Every other parameter, known or not.
    Setting(Setting<'a>),
}

macro_rules! containers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name<'a> {
            /// Its place in the tree.
            pub node: Node<'a>,
            /// What it holds, in the order of the text.
            pub parts: Box<[Part<'a>]>,
        }

        impl<'a> $name<'a> {
            /// From `(` to `)`.
            pub fn span(&self) -> Span {
                self.node.span()
            }

            /// The parameters that are no containers.
            pub fn settings(&self) -> impl Iterator<Item = &Setting<'a>> {
                self.parts.iter().filter_map(|part| match part {
                    Part::Setting(setting) => Some(setting),
                    _ => None,
                })
            }

            /// The parameter of a keyword that counts: the last one.
            pub fn setting(&self, keyword: Keyword) -> Option<&Setting<'a>> {
                self.settings().filter(|setting| setting.keyword == keyword).last()
            }

            /// The value of a boolean parameter, `None` where it is absent or no boolean.
            pub fn boolean(&self, keyword: Keyword) -> Option<bool> {
                match self.setting(keyword)?.value {
                    Value::Boolean(value) => Some(value),
                    _ => None,
                }
            }

            /// The text of a parameter that holds text, a path, a name or a word.
            pub fn text(&self, keyword: Keyword) -> Option<Cow<'a, str>> {
                self.setting(keyword).and_then(Setting::text)
            }
        }
    )*};
}

containers! {
    /// Several descriptions, tried one after the other or, as LOAD_BALANCE is
    /// on by default here, in random order.
    DescriptionList,
    /// Addresses, what to ask for there, and how to connect.
    Description,
    /// A group of addresses with its own FAILOVER, LOAD_BALANCE and SOURCE_ROUTE.
    AddressList,
    /// One protocol address.
    Address,
    /// What is asked for at the address: service, SID, server type, pool, sharding keys.
    ConnectData,
    /// Transparent application failover.
    FailoverMode,
    /// Name matching, wallet, tokens.
    Security,
}

impl<'a> Part<'a> {
    /// What it holds, if it is a container.
    pub fn below(&self) -> &[Self] {
        match self {
            Self::DescriptionList(list) => &list.parts,
            Self::Description(description) => &description.parts,
            Self::AddressList(list) => &list.parts,
            Self::Address(address) => &address.parts,
            Self::ConnectData(data) => &data.parts,
            Self::FailoverMode(mode) => &mode.parts,
            Self::Security(security) => &security.parts,
            Self::Setting(_) => &[],
        }
    }
}
