//! Descriptors in few characters.

/// `A(h,p)`, `S(h,p)` and `CD(s)` written out.
pub(crate) fn full(short: &str) -> String {
    let mut text = short.to_owned();
    for (mark, protocol) in [("A(", "TCP"), ("S(", "TCPS")] {
        while let Some(at) = text.find(mark) {
            let end = at + text[at..].find(')').expect("closed");
            let (host, port) = text[at + 2..end].split_once(',').expect("host and port");
            let address = format!("(ADDRESS=(PROTOCOL={protocol})(HOST={host})(PORT={port}))");
            text.replace_range(at..=end, &address);
        }
    }
    while let Some(at) = text.find("CD(") {
        let end = at + text[at..].find(')').expect("closed");
        let data = format!("(CONNECT_DATA=(SERVICE_NAME={}))", &text[at + 3..end]);
        text.replace_range(at..=end, &data);
    }
    text
}
