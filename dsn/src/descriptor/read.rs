use std::str::FromStr;

use tns_parser::model::{self, Entry, EntryValue, UnusableReason};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node, Source, Span};

use super::{
    Address, AddressList, Description, Descriptor, Place, Section, Setting, Value, without_brackets,
};
use crate::error::{Problem, Unreadable};

impl FromStr for Descriptor {
    type Err = Unreadable;

    /// Reads a connect descriptor as it is handed to a client: `#` is an
    /// ordinary character in it.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let whole = |len: usize| Span::new(0, u32::try_from(len).unwrap_or(u32::MAX));
        let source =
            Source::new(text).map_err(|error| Unreadable::one(whole(text.len()), error.to_string(), None))?;
        let parse = tns_parser::parse(source, FileKind::Descriptor);
        match parse.entries().next() {
            Some(entry) => Self::from_entry(entry),
            None => Err(Unreadable::one(whole(text.len()), "the text is empty", None)),
        }
    }
}

impl Descriptor {
    /// The descriptor of an entry of a tnsnames.ora, or of a bare descriptor.
    ///
    /// # Errors
    /// [`Unreadable`] where no client can use the entry.
    pub fn from_entry(node: Node<'_>) -> Result<Self, Unreadable> {
        let entry = model::entry(node);
        check(&entry)?;
        let outer: Vec<_> = node.params().collect();
        if let [first, second, ..] = outer[..] {
            let first = first.name();
            let message = format!("a second group follows `({first}=…)`: a descriptor is one group");
            return Err(Unreadable::one(
                second.span(),
                message,
                Some("remove it, or put both in a list".into()),
            ));
        }
        outer.first().map(|root| of_root(*root)).ok_or_else(|| no_descriptor(&entry))
    }
}

/// The reasons why an entry cannot be used.
fn check(entry: &Entry<'_>) -> Result<(), Unreadable> {
    let Some(unusable) = entry.unusable else {
        return match entry.value {
            EntryValue::Descriptor(_) => Ok(()),
            _ => Err(no_descriptor(entry)),
        };
    };
    if unusable.why == UnusableReason::Syntax {
        let errors = entry.node.errors().filter(|error| error.code.is_fatal());
        let problem = |error: &tns_parser::SyntaxError| Problem {
            message: error.code.message().to_owned(),
            help: None,
            span: error.at,
        };
        let problems: Vec<_> = errors.map(problem).collect();
        if problems.is_empty() {
            let end = Span::at(entry.span().end);
            let help = "give the entry behind it a line of its own".to_owned();
            return Err(Unreadable::one(end, "another entry follows on the same line", Some(help)));
        }
        return Err(Unreadable { problems });
    }
    Err(Unreadable::one(unusable.span, reason(unusable.why, entry, unusable.span), None))
}

fn reason(why: UnusableReason, entry: &Entry<'_>, span: Span) -> String {
    match why {
        UnusableReason::Syntax => "the syntax is broken".to_owned(),
        UnusableReason::Empty => "there is nothing behind `=`".to_owned(),
        UnusableReason::OutermostKeyword => {
            "the outermost keyword is none of DESCRIPTION_LIST, DESCRIPTION, ADDRESS_LIST, ADDRESS".to_owned()
        }
        UnusableReason::NoAddress => "there is no ADDRESS".to_owned(),
        UnusableReason::EmptyHost => "HOST has no value".to_owned(),
        UnusableReason::Value => {
            format!("`{}` is no value that clients accept here", entry.node.source().text(span))
        }
    }
}

fn no_descriptor(entry: &Entry<'_>) -> Unreadable {
    let help = "a descriptor starts with `(DESCRIPTION=`".to_owned();
    Unreadable::one(entry.span(), "this is no connect descriptor", Some(help))
}

fn of_root(root: Node<'_>) -> Descriptor {
    let alone = |place| Description { addresses: vec![place], ..Description::default() }.into();
    match root.keyword() {
        Keyword::DESCRIPTION_LIST => list(root),
        Keyword::ADDRESS => alone(Place::Address(address(root))),
        Keyword::ADDRESS_LIST => alone(Place::List(address_list(root))),
        _ => description(root).into(),
    }
}

fn list(root: Node<'_>) -> Descriptor {
    let (inner, rest): (Vec<_>, Vec<_>) =
        root.params().partition(|param| param.keyword() == Keyword::DESCRIPTION);
    Descriptor {
        list: true,
        settings: section(rest.into_iter()),
        descriptions: inner.into_iter().map(description).collect(),
    }
}

fn description(node: Node<'_>) -> Description {
    let of = |keyword| node.param(keyword).map(|param| section(param.params()));
    let apart = |param: &Node<'_>| {
        matches!(
            param.keyword(),
            Keyword::ADDRESS | Keyword::ADDRESS_LIST | Keyword::CONNECT_DATA | Keyword::SECURITY
        )
    };
    Description {
        settings: section(node.params().filter(|param| !apart(param))),
        addresses: places(node),
        connect_data: of(Keyword::CONNECT_DATA),
        security: of(Keyword::SECURITY),
    }
}

fn places(node: Node<'_>) -> Vec<Place> {
    let place = |param: Node<'_>| match param.keyword() {
        Keyword::ADDRESS => Some(Place::Address(address(param))),
        Keyword::ADDRESS_LIST => Some(Place::List(address_list(param))),
        _ => None,
    };
    node.params().filter_map(place).collect()
}

fn address_list(node: Node<'_>) -> AddressList {
    let apart = |param: &Node<'_>| matches!(param.keyword(), Keyword::ADDRESS | Keyword::ADDRESS_LIST);
    AddressList { settings: section(node.params().filter(|param| !apart(param))), addresses: places(node) }
}

fn address(node: Node<'_>) -> Address {
    Address { settings: section(node.params()) }
}

/// Parameters of one node; of a keyword that is given twice the last one counts.
fn section<'a>(params: impl Iterator<Item = Node<'a>>) -> Section {
    let params: Vec<_> = params.collect();
    let overruled = |at: usize| {
        let keyword = params[at].keyword();
        keyword != Keyword::UNKNOWN && params[at + 1..].iter().any(|later| later.keyword() == keyword)
    };
    let counting = (0..params.len()).filter(|&at| !overruled(at));
    Section(counting.map(|at| setting(params[at])).collect())
}

/// A parameter with its value, whatever it is.
pub(crate) fn setting(node: Node<'_>) -> Setting {
    let text = |node: Node<'_>| node.value().into_owned();
    let value = match node.keyword() {
        _ if node.params().next().is_some() => Value::Nested(nested(node)),
        _ if node.items().next().is_some() => Value::List(node.items().map(text).collect()),
        Keyword::HOST => Value::Text(without_brackets(&node.value()).to_owned()),
        _ => Value::Text(text(node)),
    };
    Setting { name: node.name().to_ascii_uppercase(), value }
}

/// Nested parameters as they are: some may be repeated, such as LEVEL.
fn nested(node: Node<'_>) -> Section {
    Section(node.params().filter(|param| param.kind() == NodeKind::Param).map(setting).collect())
}
