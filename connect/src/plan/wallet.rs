//! Which wallet counts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tns_dsn::Section;

use super::security::Security;
use super::{Options, Trust};

/// The option, the descriptor, sqlnet.ora, the folder of the files, the system: the first counts.
pub(super) fn trust(security: Security<'_>, options: &Options, notes: &mut Vec<String>) -> Trust {
    if let Some(folder) = &options.wallet {
        return Trust::Wallet(folder.clone());
    }
    let named = written(security.section).or_else(|| of_profile(security, notes));
    let found = match named {
        Some(named) if named.eq_ignore_ascii_case("SYSTEM") => return Trust::System,
        Some(named) => expanded(&named, &options.variables, notes),
        None => None,
    };
    found.or_else(|| options.default_wallet.clone()).map_or(Trust::System, Trust::Wallet)
}

/// WALLET_LOCATION of SECURITY, or its older name.
fn written(section: Option<&Section>) -> Option<String> {
    let section = section?;
    let found = |name| section.text(name).map(str::to_owned).or_else(|| directory(section.nested(name)?));
    ["WALLET_LOCATION", "MY_WALLET_DIRECTORY"].into_iter().find_map(found).filter(|path| !path.is_empty())
}

/// `(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=…)))`
fn directory(location: &Section) -> Option<String> {
    let folder = location.nested("SOURCE")?.nested("METHOD_DATA")?.text("DIRECTORY")?;
    Some(folder.to_owned())
}

fn of_profile(security: Security<'_>, notes: &mut Vec<String>) -> Option<String> {
    const NAME: &str = "WALLET_LOCATION";
    let text = security.profile.text(NAME)?;
    let Some(location) = security.profile.nested(NAME) else {
        return Some(text.to_owned()).filter(|path| !path.is_empty());
    };
    let found = directory(location);
    if found.is_none() {
        let method = location.nested("SOURCE").and_then(|source| source.text("METHOD")).unwrap_or("none");
        notes.push(format!("WALLET_LOCATION of sqlnet.ora is ignored: METHOD={method} names no folder"));
    }
    found
}

/// A path whose first part is `?` for ORACLE_HOME, or `$NAME`, `${NAME}`, `%NAME%`.
fn expanded(path: &str, variables: &BTreeMap<String, String>, notes: &mut Vec<String>) -> Option<PathBuf> {
    let (first, rest) = path.split_at(path.find(['/', '\\']).unwrap_or(path.len()));
    let name = match first {
        "?" => Some("ORACLE_HOME"),
        _ => first
            .strip_prefix('%')
            .and_then(|name| name.strip_suffix('%'))
            .or_else(|| first.strip_prefix("${").and_then(|name| name.strip_suffix('}')))
            .or_else(|| first.strip_prefix('$')),
    };
    let Some(name) = name else { return Some(PathBuf::from(path)) };
    let Some(folder) = variables.get(name) else {
        notes.push(format!("the wallet `{path}` is ignored: {name} is not set"));
        return None;
    };
    Some(PathBuf::from(format!("{folder}{rest}")))
}
