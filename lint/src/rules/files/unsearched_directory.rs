use std::path::{Path, PathBuf};

use tns_parser::Span;

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::places;

rule! {
    /// A file lies beside the directory that a client searches.
    ///
    /// ## What it does
    /// Reports tnsnames.ora, sqlnet.ora and ldap.ora in a directory of Instant Client,
    /// or of the ORACLE_HOME of a described environment, from which `network/admin` is
    /// missing in whole or in part. The directory that TNS_ADMIN of the environment
    /// names is left alone.
    ///
    /// ## Why is this bad?
    /// Without TNS_ADMIN, clients look into `network/admin` below their directory, in
    /// packages of Instant Client below `lib`. The file is not read (ORA-12154).
    UNSEARCHED_DIRECTORY = "TNS612", "unsearched-directory", Files, Warning,
    fix: None, mistakes: ["F07"], check: Check::Project(check)
}

/// A client's directory.
struct Client {
    root: PathBuf,
    /// Whether it was installed as a package, which has everything below `lib`.
    is_package: bool,
}

impl Client {
    fn searched(&self) -> PathBuf {
        let below = if self.is_package { self.root.join("lib") } else { self.root.clone() };
        below.join("network").join("admin")
    }

    /// Whether a directory is the searched one with parts of its path left out.
    fn is_near(&self, directory: &Path) -> bool {
        let Ok(rest) = directory.strip_prefix(&self.root) else { return false };
        let parts = ["lib", "network", "admin"];
        let parts = if self.is_package { &parts[..] } else { &parts[1..] };
        let mut left = parts.iter();
        let in_order = rest.iter().all(|part| left.any(|wanted| part.eq_ignore_ascii_case(wanted)));
        in_order && rest.iter().count() < parts.len()
    }
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let directory = member.directory();
    if !places::has_own_name(member) || project.environment.tns_admin() == Some(directory) {
        return;
    }
    let home = project.environment.get("ORACLE_HOME").filter(|home| !home.is_empty());
    let home = home.map(|home| Client { root: PathBuf::from(home), is_package: false });
    let Some(client) = home.into_iter().chain(client(directory)).find(|client| client.is_near(directory))
    else {
        return;
    };
    let message = format!("the client in {} does not read this file (ORA-12154)", client.root.display());
    let help = format!("move it to {}, or set TNS_ADMIN", client.searched().display());
    report.at(Span::new(0, 0), message).help(help);
}

/// The Instant Client that a directory lies in: an unpacked archive, or a package
/// as in `/usr/lib/oracle/21/client64`.
fn client(directory: &Path) -> Option<Client> {
    let parts: Vec<_> = directory.components().collect();
    let name = |at: usize| parts[at].as_os_str().to_string_lossy().to_ascii_lowercase();
    (0..parts.len()).find_map(|at| {
        let own = name(at);
        let is_package = matches!(own.as_str(), "client" | "client64") && at >= 2 && name(at - 2) == "oracle";
        let is_client = is_package || own.starts_with("instantclient");
        is_client.then(|| Client { root: parts[..=at].iter().collect(), is_package })
    })
}
