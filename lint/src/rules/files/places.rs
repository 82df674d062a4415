//! Where files say that a wallet is, and where files lie.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use tns_dsn::wallet::WalletSummary;
use tns_parser::{FileKind, Node};

use crate::project::{Member, Project};

/// The values that name a wallet directory by its whole path.
pub(crate) fn wallets<'a>(member: &Member<'a>) -> Vec<(Node<'a>, PathBuf)> {
    let named = |node: &Node<'_>| {
        ["WALLET_LOCATION", "MY_WALLET_DIRECTORY"].iter().any(|name| node.name().eq_ignore_ascii_case(name))
    };
    let nodes = member.file.parse().entries().flat_map(|entry| entry.descendants().collect::<Vec<_>>());
    let value = |node: Node<'a>| match node.is_nested() {
        true => node.descendants().find(|below| below.name().eq_ignore_ascii_case("DIRECTORY")),
        false => Some(node),
    };
    let path = |node: Node<'a>| {
        let text = node.value().into_owned();
        Path::new(&text).is_absolute().then(|| (node, PathBuf::from(text)))
    };
    nodes.filter(named).filter_map(value).filter_map(path).collect()
}

/// The wallet that a sqlnet.ora or listener.ora names with WALLET_LOCATION, if it is on this machine.
pub(crate) fn own_wallet<'a>(
    project: &Project<'_>,
    member: &Member<'a>,
) -> Option<(Node<'a>, PathBuf, WalletSummary)> {
    member.file.setting("WALLET_LOCATION")?;
    let (node, directory) = wallets(member).into_iter().next()?;
    let summary = look(project, &directory)?;
    Some((node, directory, summary))
}

/// The wallet in a directory of this machine.
pub(crate) fn look(project: &Project<'_>, directory: &Path) -> Option<WalletSummary> {
    let is_directory = project.files.facts(directory).is_ok_and(|facts| facts.is_directory);
    is_directory.then(|| project.wallets.look(directory).ok()).flatten()
}

/// Whether a file has the name by which clients look for files of its kind.
pub(crate) fn has_own_name(member: &Member<'_>) -> bool {
    let own = own_name(member.file.kind());
    own.is_some_and(|own| member.path.file_name() == Some(OsStr::new(own)))
}

/// The name by which clients look for files of a kind.
pub(crate) fn own_name(kind: FileKind) -> Option<&'static str> {
    match kind {
        FileKind::Tnsnames => Some("tnsnames.ora"),
        FileKind::Sqlnet => Some("sqlnet.ora"),
        FileKind::Listener => Some("listener.ora"),
        FileKind::Ldap => Some("ldap.ora"),
        FileKind::Cman => Some("cman.ora"),
        FileKind::Descriptor => None,
    }
}

/// Whether a file is there, as far as can be told.
pub(crate) fn exists(project: &Project<'_>, path: &Path) -> bool {
    project.files.facts(path).is_ok()
}
