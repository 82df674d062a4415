use tns_parser::easy_connect::{self, EasyConnect, Param};
use tns_parser::{Edit, Node, Span};

use super::{Proxy, Relocation, Work, inside};

/// An entry whose value is an Easy Connect string.
pub(super) fn easy_connect(entry: Node<'_>, to: &Relocation, work: &mut Work) {
    let place = inside(entry);
    let text = entry.source().text(place);
    // What is no such string is for the linter to tell.
    let Ok(easy) = easy_connect::parse(&text) else { return };
    let string = Inside { entry, place };
    let of_system = |param: &&Param<'_>| param.value.value.eq_ignore_ascii_case("SYSTEM");
    if let Some(param) = easy.param("wallet_location").filter(|param| !of_system(param)) {
        string.set(param, "wallet_location", &to.directory, work);
    }
    if let Some(proxy) = to.proxy.as_ref().filter(|_| easy.is_tls()) {
        string.set_proxy(&easy, proxy, work);
    }
}

/// A string inside a file.
#[derive(Clone, Copy)]
struct Inside<'a> {
    entry: Node<'a>,
    place: Span,
}

impl Inside<'_> {
    /// Replaces a value; one with `&` has to stand in quotes.
    fn set(self, param: &Param<'_>, name: &str, value: &str, work: &mut Work) {
        let old = param.value.value;
        if old == value {
            return;
        }
        let bare = param.quoted || !value.contains('&');
        let text = if bare { value.to_owned() } else { format!("\"{value}\"") };
        let span = param.value.span;
        let span = Span::new(span.start + self.place.start, span.end + self.place.start);
        work.edits.push(Edit::replace(span, text));
        work.note(self.entry, name, Some(old.to_owned()), value);
    }

    /// Sets the proxy, or adds it at the end of the string.
    fn set_proxy(self, easy: &EasyConnect<'_>, proxy: &Proxy, work: &mut Work) {
        let port = proxy.port.to_string();
        let mut added = String::new();
        for (name, value) in [("https_proxy", proxy.host.as_str()), ("https_proxy_port", &port)] {
            match easy.param(name) {
                Some(param) => self.set(param, name, value, work),
                None => {
                    let first = easy.params.is_empty() && added.is_empty();
                    added.push_str(&format!("{}{name}={value}", if first { '?' } else { '&' }));
                    work.note(self.entry, name, None, value);
                }
            }
        }
        if !added.is_empty() {
            work.edits.push(Edit::insert(self.place.end, added));
        }
    }
}
