//! The same data as JSON, and how fast a JSON reader skips through it.

use serde::de::IgnoredAny;
use tns_parser::{Node, Parse};

/// An object of entries; values nest as the parameters do.
pub(crate) fn twin(parse: &Parse) -> Vec<u8> {
    let mut out = Vec::with_capacity(parse.print().len());
    object(&parse.entries().collect::<Vec<_>>(), &mut out);
    out
}

/// Checks the text and builds nothing.
pub(crate) fn skim(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

fn object(nodes: &[Node<'_>], out: &mut Vec<u8>) {
    out.push(b'{');
    for (at, node) in nodes.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        string(&node.name(), out);
        out.push(b':');
        match node.is_nested() {
            true => object(&node.params().collect::<Vec<_>>(), out),
            false => string(&node.value(), out),
        }
    }
    out.push(b'}');
}

fn string(text: &str, out: &mut Vec<u8>) {
    serde_json::to_writer(out, text).expect("memory takes all");
}
