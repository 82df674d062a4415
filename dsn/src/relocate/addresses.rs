use tns_parser::{Edit, Keyword, Node};

use super::{Proxy, Work, like};

/// Sets the proxy of each address that is reached by TLS: no other protocol goes through one.
pub(super) fn set_proxy(entry: Node<'_>, proxy: &Proxy, work: &mut Work) {
    let is_tls = |address: &Node<'_>| {
        address.param(Keyword::PROTOCOL).is_some_and(|protocol| protocol.value().eq_ignore_ascii_case("TCPS"))
    };
    let addresses = entry.descendants().filter(|node| node.keyword() == Keyword::ADDRESS);
    for address in addresses.filter(is_tls) {
        let port = proxy.port.to_string();
        for (keyword, value) in
            [(Keyword::HTTPS_PROXY, proxy.host.as_str()), (Keyword::HTTPS_PROXY_PORT, &port)]
        {
            match (address.param(keyword), address.params().last()) {
                (Some(param), _) => work.set(entry, param, value),
                (None, Some(last)) => {
                    work.edits.push(Edit::insert_after(last, &like(last, keyword.text(), value)));
                    work.note(entry, keyword.text(), None, value);
                }
                (None, None) => {}
            }
        }
    }
}
