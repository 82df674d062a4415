//! Oracle JDBC Thin, 23ai.
//!
//! No such client could be run; all of it is documentation: the JDBC developer's guide, chapter 8,
//! the front page of its Java API reference, and READMEs of Oracle's extensions. A text is a whole
//! URL or what stands behind its `@`. It reads no sqlnet.ora: no default domain, no naming methods;
//! names are looked up in the folder of `?TNS_ADMIN=`, else of oracle.net.tns_admin, and in any case.
//! Net keywords behind `?` become a part of the descriptor, everything else is a property of the
//! driver. DN matching is on; a timeout for the TCP connection is in no guide, so there is none.
//! The numbers of errors are those of 23ai.

use tns_parser::easy_connect::{Kind, Param, classify};
use tns_parser::jdbc::{self, JdbcUrl, Target};

use super::documented::{self, Codes, Habits, UNKNOWN_ALIAS};
use super::{Book, Client, Effective, Names, Place, Refusal, Unheeded, Why};
use crate::Descriptor;
use crate::resolve::Profile;

const PREFIX: &str = "jdbc:oracle:thin:@";
/// The URL is none that the driver takes.
const NO_URL: &str = "ORA-17067";

const HABITS: Habits = Habits {
    client: Client::JdbcThin,
    release: 23,
    knows_tls: true,
    dn_match: true,
    transport_connect_timeout: None,
    sdu: 8192,
    wants_whole_addresses: false,
    // tcp, tcps, sdp and exadirect, wss from 21c, beq from 23ai.
    lacks: &["DECNET", "IPC", "LU62", "NMP", "SPX", "VI", "WS"],
    unknown_easy: Why::Dropped,
    profile: &[],
    codes: Codes {
        syntax: "ORA-17868",
        address: "ORA-17868",
        port: "ORA-17002",
        protocol: None,
        easy_connect: "ORA-17868",
    },
};

pub(super) fn load(place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    documented::load(place, true)
}

pub(super) fn read(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    let identifier = text.trim();
    match classify(identifier) {
        Kind::JdbcUrl => url(identifier, book),
        // What stands behind the last parenthesis may be properties.
        Kind::Descriptor if !identifier.rsplit(')').next().is_some_and(|rest| rest.starts_with('?')) => {
            documented::descriptor(identifier, &HABITS, &Profile::default())
        }
        Kind::Alias if !identifier.is_empty() => alias(identifier, None, book),
        _ => url(&format!("{PREFIX}{identifier}"), book),
    }
}

fn url(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    let url = jdbc::parse(text).map_err(|errors| {
        let why = errors.first().map_or_else(String::new, |error| error.message());
        Refusal::coded(NO_URL, why)
    })?;
    let nowhere = |why: &str| Err(Refusal::plain(why));
    let mut effective = match &url.target {
        Target::Alias { name, tns_admin } => alias(name.value, tns_admin.map(|folder| folder.value), book)?,
        Target::Ldap(_) => return nowhere("a directory server resolves this; that needs the network"),
        Target::Config(_) => {
            return nowhere("a configuration provider resolves this; that needs the network");
        }
        Target::Bequeath | Target::Internal => {
            return nowhere("thin has no connection without a network here");
        }
        _ => of_target(&url, text)?,
    };
    effective.unheeded.extend(url.properties.iter().filter(|property| !is_known(property.name.value)).map(
        |property| Unheeded {
            section: "?",
            name: property.name.value.to_ascii_uppercase(),
            why: Why::Dropped,
        },
    ));
    Ok(effective)
}

/// The target with the properties that have a twin in the descriptor.
fn of_target(url: &JdbcUrl<'_>, text: &str) -> Result<Effective, Refusal> {
    let profile = Profile::default();
    if let (Target::Descriptor(span), []) = (&url.target, &url.properties[..]) {
        return documented::descriptor(&text[span.range()], &HABITS, &profile);
    }
    let read = Descriptor::read_jdbc(text).map_err(|error| {
        Refusal::coded(HABITS.codes.syntax, format!("the target cannot be used: {error}"))
    })?;
    let unheeded = match &url.target {
        Target::EasyConnect(easy) if !easy.is_tls() => easy.params.iter().filter_map(idle).collect(),
        _ => Vec::new(),
    };
    documented::made(&read.value, unheeded, &HABITS, &profile)
}

/// A parameter of SECURITY says something with TLS only.
fn idle(param: &Param<'_>) -> Option<Unheeded> {
    let name = param.name.value.to_ascii_uppercase();
    param.row.filter(|row| row.section == "SECURITY")?;
    Some(Unheeded { section: "?", name, why: Why::Ignored })
}

/// Properties are those of the driver; which of them exist no list here tells.
fn is_known(name: &str) -> bool {
    name == "TNS_ADMIN"
        || ["oracle.", "v$session.", "javax.net.ssl."].iter().any(|start| name.starts_with(start))
}

/// A name of tnsnames.ora, in the folder that the URL names.
fn alias(name: &str, tns_admin: Option<&str>, book: &Book<'_>) -> Result<Effective, Refusal> {
    let unknown = || Refusal::coded(UNKNOWN_ALIAS, "the alias is not in tnsnames.ora");
    let Some(place) = book.place() else {
        return Err(Refusal::coded(HABITS.codes.syntax, "the name is an alias, and no TNS_ADMIN is known"));
    };
    let look_up = |names: &Names| {
        documented::entry_of(name, names, &HABITS, &Profile::default()).unwrap_or_else(|| Err(unknown()))
    };
    match tns_admin {
        None => look_up(book.names()?),
        Some(folder) => {
            let folder = place.working.join(folder);
            look_up(&load(Some(&Place::of_folder(place.files, &folder)))?)
        }
    }
}

#[cfg(test)]
mod tests;
