use tns_parser::{FileKind, Node};

use crate::context::LintFile;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};
use crate::rules::security::profile::words;

rule! {
    /// Clients and servers of a run cannot agree on native encryption.
    ///
    /// ## What it does
    /// Compares the settings for clients and for servers in the sqlnet.ora files of
    /// a run: reports REQUIRED at one end where every file for the other end has
    /// REJECTED, and a list of algorithms that shares none with any list of the other
    /// end, where one end has REQUIRED.
    ///
    /// ## Why is this bad?
    /// The connection is refused: ORA-12660 for the levels, ORA-12650 for the
    /// algorithms.
    ENCRYPTION_MISMATCH = "TNS606", "encryption-mismatch", Files, Warning,
    fix: None, mistakes: ["X02"], check: Check::Project(check)
}

/// The settings of one layer at one end.
struct End {
    level: &'static str,
    types: &'static str,
}

/// The client and the server of each layer.
const LAYERS: [[End; 2]; 2] = [
    [
        End { level: "SQLNET.ENCRYPTION_CLIENT", types: "SQLNET.ENCRYPTION_TYPES_CLIENT" },
        End { level: "SQLNET.ENCRYPTION_SERVER", types: "SQLNET.ENCRYPTION_TYPES_SERVER" },
    ],
    [
        End { level: "SQLNET.CRYPTO_CHECKSUM_CLIENT", types: "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT" },
        End { level: "SQLNET.CRYPTO_CHECKSUM_SERVER", types: "SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER" },
    ],
];

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if member.file.kind() != FileKind::Sqlnet {
        return;
    }
    for [client, server] in &LAYERS {
        levels(project, member, client, (server, "server"), report);
        levels(project, member, server, (client, "client"), report);
        algorithms(project, member, client, server, report);
    }
}

/// The sqlnet.ora files that set something at an end.
fn files_for<'p>(project: &'p Project<'_>, end: &'p End) -> impl Iterator<Item = &'p LintFile> {
    let files = project.members.iter().map(|other| other.file);
    files.filter(|file| {
        let sets = |name| file.setting(name).is_some();
        file.kind() == FileKind::Sqlnet && (sets(end.level) || sets(end.types))
    })
}

fn is(file: &LintFile, end: &End, level: &str) -> bool {
    file.setting(end.level).is_some_and(|node| node.value().eq_ignore_ascii_case(level))
}

/// REQUIRED here, REJECTED wherever the other end is set.
fn levels(
    project: &Project<'_>,
    member: &Member<'_>,
    own: &'static End,
    (other, whom): (&'static End, &str),
    report: &mut Report<'_>,
) {
    let Some(entry) = member.file.setting(own.level) else { return };
    if !is(member.file, own, "REQUIRED") {
        return;
    }
    let mut others = files_for(project, other).peekable();
    if others.peek().is_some() && others.all(|file| is(file, other, "REJECTED")) {
        let message = format!(
            "every {whom} of this run has {} = REJECTED: they cannot connect (ORA-12660)",
            other.level
        );
        report.at(entry.value_span(), message).help("write REQUIRED at both ends, or REQUESTED at one");
    }
}

/// No algorithm of the client's list is in the list of any server.
fn algorithms(
    project: &Project<'_>,
    member: &Member<'_>,
    client: &'static End,
    server: &'static End,
    report: &mut Report<'_>,
) {
    let Some(entry) = member.file.setting(client.types) else { return };
    let own = list(entry);
    let strict = is(member.file, client, "REQUIRED");
    let fails = |file: &LintFile| {
        let Some(theirs) = file.setting(server.types).map(list) else { return false };
        let shared = own.iter().any(|word| theirs.contains(word));
        !shared && (strict || is(file, server, "REQUIRED"))
    };
    let mut servers = files_for(project, server).peekable();
    if !own.is_empty() && servers.peek().is_some() && servers.all(fails) {
        let message = format!("no server of this run has one of these in {} (ORA-12650)", server.types);
        report
            .at(entry.value_span(), message)
            .help("list an algorithm that both ends have, AES256 or SHA256 first");
    }
}

fn list(node: Node<'_>) -> Vec<String> {
    words(node).into_iter().map(|(_, word)| word.to_ascii_uppercase()).collect()
}
