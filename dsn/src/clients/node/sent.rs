//! The text that node-oracledb sends to a listener. It is printed from what was read, without quotes,
//! and read once more before it goes out.

use super::nv::{Pair, Tree};

/// Where a place for what the client adds is missing.
pub(super) const NO_CONNECT_DATA: &str = "Cannot read properties of null (reading 'addListElement')";
const SYNTAX: &str = "NJS-514: syntax error in connection string";

const OF_DESCRIPTION: [&str; 2] = ["SDU", "ENABLE"];
const OF_SECURITY: [&str; 4] =
    ["SSL_SERVER_CERT_DN", "TLS_SERVER_CERT_DN", "WALLET_LOCATION", "MY_WALLET_DIRECTORY"];

/// Why the text for an address in so many lists, of which the client closes so many, cannot be sent.
pub(super) fn failure(
    description: Option<Pair<'_, '_>>,
    address: Pair<'_, '_>,
    lists: usize,
    closed: usize,
) -> Option<String> {
    let Some(description) = description else {
        let refused = if lists > 0 { Some(SYNTAX) } else { None };
        let lacks = address.find("CONNECT_DATA").is_none().then_some(NO_CONNECT_DATA);
        return refused.or(lacks).map(str::to_owned);
    };
    let target = description.children().filter(|child| child.is("CONNECT_DATA")).last();
    if description.is_plain() && lists == closed {
        // It is read again as it was, but for a text where the client adds pairs.
        return target.and_then(Pair::text).map(|_| SYNTAX.to_owned());
    }
    let text = print(description, address, target, lists, closed);
    match Tree::parse(&text) {
        Err(refusal) => Some(refusal.to_string()),
        Ok(tree) => tree.root().find("CONNECT_DATA").is_none().then(|| NO_CONNECT_DATA.to_owned()),
    }
}

fn print(
    description: Pair<'_, '_>,
    address: Pair<'_, '_>,
    target: Option<Pair<'_, '_>>,
    lists: usize,
    closed: usize,
) -> String {
    let mut out = String::from("(DESCRIPTION=");
    write(&mut out, description, &OF_DESCRIPTION);
    for security in description.children().filter(|child| child.is("SECURITY")) {
        out.push_str("(SECURITY=");
        write(&mut out, security, &OF_SECURITY);
        out.push(')');
    }
    out.push_str(&"(ADDRESS_LIST=".repeat(lists));
    address.write(&mut out);
    out.push_str(&")".repeat(closed));
    out.push_str("(CONNECT_DATA=");
    target.into_iter().for_each(|target| target.write_value(&mut out));
    out.push_str("(CID=(PROGRAM=p)(HOST=h)(USER=u))))");
    out
}

fn write(out: &mut String, pair: Pair<'_, '_>, names: &[&str]) {
    let named = pair.children().filter(|child| names.iter().any(|name| child.is(name)));
    named.for_each(|child| child.write(out));
}
