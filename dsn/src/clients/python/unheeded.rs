//! What the driver does not heed of a text that it has read.

use super::args::Args;
use super::catalog::{Kind, is_navigation, is_of_address, is_passed_on};
use super::chars::trim;
use super::tree::{Pair, Tree, Value};
use crate::clients::{Description, Effective, Unheeded, Why};

/// With the places in the text, which give them their order.
#[derive(Default)]
struct Found(Vec<(usize, Unheeded)>);

impl Found {
    fn add(&mut self, section: &'static str, at: usize, written: &str, why: Why) {
        self.0.push((at, Unheeded { section, name: written.to_uppercase(), why }));
    }

    fn in_order(mut self) -> Vec<Unheeded> {
        self.0.sort_by_key(|(at, _)| *at);
        self.0.into_iter().map(|(_, unheeded)| unheeded).collect()
    }
}

/// The parameters behind `?`, and the names of those that were left away.
pub(super) fn in_parameters(
    args: &Args<'_, '_>,
    unknown: Vec<(usize, &str)>,
    description: &Description,
) -> Vec<Unheeded> {
    let mut found = Found::default();
    for (at, written) in unknown {
        found.add("?", at, written, Why::Dropped);
    }
    for pair in args.section.pairs() {
        let is_of_tls =
            matches!(&*pair.name, "ssl_server_dn_match" | "ssl_server_cert_dn" | "wallet_location");
        let why = if is_passed_on(&pair.name) {
            Some(Why::Sent)
        } else if is_of_tls && !is_tls(description) {
            Some(Why::Ignored)
        } else {
            without_effect(pair, description)
        };
        if let Some(why) = why {
            found.add("?", pair.at, pair.written, why);
        }
    }
    found.in_order()
}

/// The parameters of a descriptor.
pub(super) fn in_descriptor(tree: &Tree<'_>, effective: &Effective) -> Vec<Unheeded> {
    let mut walk = Walk { tree, found: Found::default() };
    let mut outer = Args::root(tree);
    if let Some(Value::Section(list)) = outer.get("description_list") {
        outer.section = tree.section(list);
    }
    match outer.get("description") {
        None => walk.description(outer, &effective.descriptions[0], Why::Dropped),
        Some(descriptions) => {
            for pair in outer.section.pairs().iter().filter(|pair| pair.name != "description") {
                if !is_navigation(&pair.name) || is_misread(pair) {
                    let why = if is_navigation(&pair.name) { Why::Misread } else { Why::Dropped };
                    walk.found.add("DESCRIPTION_LIST", pair.at, pair.written, why);
                }
            }
            for (value, description) in tree.elements(&descriptions).iter().zip(&effective.descriptions) {
                walk.each(*value, |walk, args| walk.description(args, description, Why::Sent));
            }
        }
    }
    walk.found.in_order()
}

struct Walk<'t, 'a> {
    tree: &'t Tree<'a>,
    found: Found,
}

impl<'t, 'a> Walk<'t, 'a> {
    fn each(&mut self, value: Value<'a>, mut look: impl FnMut(&mut Self, Args<'t, 'a>)) {
        let tree = self.tree;
        for &element in tree.elements(&value) {
            if let Value::Section(id) = element {
                look(self, Args { tree, section: tree.section(id) });
            }
        }
    }

    fn description(&mut self, args: Args<'t, 'a>, description: &Description, unknown: Why) {
        let has_one_list = matches!(args.get("address_list"), Some(Value::Section(_)));
        for pair in args.section.pairs() {
            let why = match &*pair.name {
                "address" | "address_list" | "connect_data" | "security" => {
                    self.below(pair, is_tls(description));
                    None
                }
                "source_route" if has_one_list => Some(Why::Ignored),
                name if Kind::Description.knows(name) => without_effect(pair, description),
                _ => Some(unknown),
            };
            self.note("DESCRIPTION", pair, why);
        }
    }

    fn below(&mut self, pair: &Pair<'a>, is_tls: bool) {
        self.each(pair.value, |walk, args| match &*pair.name {
            "address" => walk.address(args),
            "address_list" => walk.address_list(args),
            "connect_data" => walk.connect_data(args),
            _ => walk.security(args, is_tls),
        });
    }

    fn address_list(&mut self, args: Args<'t, 'a>) {
        for pair in args.section.pairs() {
            let why = match &*pair.name {
                "address" => {
                    self.each(pair.value, Self::address);
                    None
                }
                name if is_navigation(name) => is_misread(pair).then_some(Why::Misread),
                _ => Some(Why::Dropped),
            };
            self.note("ADDRESS_LIST", pair, why);
        }
    }

    fn address(&mut self, args: Args<'t, 'a>) {
        for pair in args.section.pairs().iter().filter(|pair| !is_of_address(&pair.name)) {
            self.note("ADDRESS", pair, Some(Why::Dropped));
        }
    }

    fn connect_data(&mut self, args: Args<'t, 'a>) {
        let has_instance = args.get("instance_name").is_some();
        for pair in args.section.pairs() {
            let why = match &*pair.name {
                // One of the two is sent (26.1.0).
                "sid" if has_instance => Some(Why::Ignored),
                "use_tcp_fast_open" => is_misread(pair).then_some(Why::Misread),
                name => (!args.section.kind.knows(name)).then_some(Why::Sent),
            };
            self.note("CONNECT_DATA", pair, why);
        }
    }

    /// Without TLS the section is not even sent.
    fn security(&mut self, args: Args<'t, 'a>, is_tls: bool) {
        for pair in args.section.pairs() {
            let why = match (args.section.kind.knows(&pair.name), is_tls) {
                (true, true) if pair.name == "ssl_server_dn_match" => {
                    is_misread(pair).then_some(Why::Misread)
                }
                (true, true) => None,
                (true, false) => Some(Why::Ignored),
                (false, true) => Some(Why::Sent),
                (false, false) => Some(Why::Dropped),
            };
            self.note("SECURITY", pair, why);
        }
    }

    fn note(&mut self, section: &'static str, pair: &Pair<'a>, why: Option<Why>) {
        if let Some(why) = why {
            self.found.add(section, pair.at, pair.written, why);
        }
    }
}

/// What happens to a parameter that the driver understands and that changes nothing all the same.
fn without_effect(pair: &Pair<'_>, description: &Description) -> Option<Why> {
    match &*pair.name {
        "retry_delay" if description.retry_count == 0 => Some(Why::Ignored),
        "failover"
        | "load_balance"
        | "source_route"
        | "use_sni"
        | "ssl_server_dn_match"
        | "use_tcp_fast_open" => is_misread(pair).then_some(Why::Misread),
        _ => None,
    }
}

/// A switch with a value that is neither on nor off: the driver takes it for off.
fn is_misread(pair: &Pair<'_>) -> bool {
    const WORDS: [&str; 6] = ["on", "off", "yes", "no", "true", "false"];
    match pair.value {
        Value::Text(text) => !WORDS.iter().any(|word| word.eq_ignore_ascii_case(trim(text))),
        Value::Section(_) | Value::List(_) => true,
    }
}

fn is_tls(description: &Description) -> bool {
    description.addresses().any(|address| address.protocol == "tcps")
}
