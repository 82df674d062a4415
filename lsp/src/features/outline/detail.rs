use tns_parser::catalog::ValueType;
use tns_parser::{Keyword, Node, model};

/// What an outline says behind a name: where it leads, or its value. Free text is not shown, as it
/// may be a password.
pub(super) fn of(node: Node<'_>) -> Option<String> {
    match node.keyword() {
        _ if node.entry().index() == node.index() => of_entry(node),
        Keyword::ADDRESS => address(node),
        Keyword::CONNECT_DATA => service(node),
        Keyword::SID_DESC => first_of(node, &[Keyword::SID_NAME, Keyword::GLOBAL_DBNAME]),
        _ => None,
    }
}

/// The first address with the number of the others, and the service; else the value.
fn of_entry(entry: Node<'_>) -> Option<String> {
    let all = |word: Keyword| entry.descendants().filter(move |node| node.keyword() == word);
    let addresses: Vec<_> = all(Keyword::ADDRESS).filter_map(address).collect();
    // One of them may be the entry itself, while it is typed.
    let service = all(Keyword::CONNECT_DATA).find_map(service);
    let more = match addresses.len() {
        0 | 1 => String::new(),
        count => format!(" +{}", count - 1),
    };
    match (addresses.first(), service) {
        (Some(address), Some(service)) => Some(format!("{address}{more}/{service}")),
        (Some(address), None) => Some(format!("{address}{more}")),
        (None, Some(service)) => Some(service),
        (None, None) => setting(entry),
    }
}

/// `tcps host:port`, or `ipc key`.
fn address(node: Node<'_>) -> Option<String> {
    let text = |word| node.param(word).map(|param| param.value()).filter(|text| !text.is_empty());
    let protocol = text(Keyword::PROTOCOL).map_or_else(|| "tcp".to_owned(), |word| word.to_ascii_lowercase());
    match (text(Keyword::HOST), text(Keyword::PORT), text(Keyword::KEY)) {
        (Some(host), Some(port), _) => Some(format!("{protocol} {host}:{port}")),
        (Some(host), None, _) => Some(format!("{protocol} {host}")),
        (None, _, Some(key)) => Some(format!("{protocol} {key}")),
        (None, ..) => None,
    }
}

/// The service that is asked for, or the SID.
fn service(connect_data: Node<'_>) -> Option<String> {
    first_of(connect_data, &[Keyword::SERVICE_NAME, Keyword::SID])
}

fn first_of(node: Node<'_>, words: &[Keyword]) -> Option<String> {
    let found = words.iter().find_map(|word| node.param(*word))?;
    Some(found.value().into_owned())
}

fn setting(entry: Node<'_>) -> Option<String> {
    let row = model::lookup(entry.file_kind(), entry, Keyword::TOP).1.param()?;
    let shown = !matches!(row.value, ValueType::Text | ValueType::List | ValueType::Container);
    (shown && !entry.is_nested()).then(|| entry.value().into_owned())
}
