use std::collections::HashMap;

use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// An address stands twice in one list.
    ///
    /// ## What it does
    /// Reports an ADDRESS whose protocol, host, port, key and pipe are those
    /// of an earlier one in the same DESCRIPTION or ADDRESS_LIST.
    ///
    /// ## Why is this bad?
    /// A client waits for a dead host twice, and load balancing sends it
    /// twice the sessions. A listener cannot open the same endpoint twice
    /// (TNS-12542).
    ///
    /// ## Fix
    /// Unsafe: the later one is removed.
    DUPLICATE_ADDRESS = "TNS406", "duplicate-address", Network, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["A11"],
    check: Check::Params(&[Keyword::DESCRIPTION, Keyword::ADDRESS_LIST], check)
}

/// What makes an address the one it is.
const PARTS: [Keyword; 5] = [Keyword::PROTOCOL, Keyword::HOST, Keyword::PORT, Keyword::KEY, Keyword::PIPE];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !may_repeat(place.node) {
        return;
    }
    let effect = match place.file.kind() {
        FileKind::Listener => "the listener cannot open it twice (TNS-12542)",
        _ => "a client waits for it twice",
    };
    let mut seen: HashMap<String, Node<'_>> = HashMap::new();
    for address in place.node.params().filter(|param| param.keyword() == Keyword::ADDRESS) {
        let Some(key) = key(address) else { continue };
        if let Some(before) = seen.get(&key) {
            let finding = report.at(address.span(), format!("this address stands here already: {effect}"));
            let finding = finding.related(before.span(), "the same address").help("remove one of the two");
            if !place.node.is_broken() {
                finding.fix(Safety::Unsafe, "remove this one", vec![Edit::remove(address)]);
            }
            continue;
        }
        seen.insert(key, address);
    }
}

/// Whether two of up to eight addresses may be the same, told from a sum over
/// what tells them apart; more are always looked at. Allocates nothing.
fn may_repeat(list: Node<'_>) -> bool {
    let mut sums = [0_u64; 8];
    let addresses = || list.params().filter(|param| param.keyword() == Keyword::ADDRESS);
    if addresses().nth(1).is_none() {
        return false;
    }
    for (count, address) in addresses().enumerate() {
        let parts = address.params().filter(|part| PARTS[1..].contains(&part.keyword()));
        let sum = parts.map(sum).fold(0, u64::wrapping_add);
        if count >= sums.len() || sums[..count].contains(&sum) {
            return true;
        }
        sums[count] = sum;
    }
    false
}

/// A sum over the value of a parameter, blind to case and quotes.
fn sum(part: Node<'_>) -> u64 {
    let bytes = part.source().slice(part.value_span()).iter();
    let bytes = bytes.filter(|byte| !matches!(byte, b'"' | b'\''));
    let start = part.keyword().index() as u64 + 1;
    bytes.fold(start, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte.to_ascii_lowercase())))
}

/// The parts as one text; `None` where they do not tell one address from another.
fn key(address: Node<'_>) -> Option<String> {
    let (mut key, mut telling) = (String::new(), false);
    for part in PARTS {
        if let Some(param) = address.param(part) {
            key.push_str(&param.value().to_ascii_lowercase());
            telling |= !matches!(part, Keyword::PROTOCOL | Keyword::PORT);
        }
        key.push('\n');
    }
    telling.then_some(key)
}
