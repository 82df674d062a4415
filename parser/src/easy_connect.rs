//! Easy Connect and Easy Connect Plus: `tcps://db1,db2:2484/sales?retry_count=3`.
//!
//! [`parse`] takes a text to an [`EasyConnect`] or gives every error it finds;
//! [`classify`] tells Easy Connect from the other kinds of connect identifiers.
//! There is no escape character and nothing is percent-decoded: every part is a
//! slice of the text.
//!
//! ```
//! let easy = tns_parser::easy_connect::parse("TCPS://db1,db2:2484;[::1]/sales:pooled?SDU=8192")?;
//! assert_eq!(easy.lists.len(), 2);
//! assert_eq!(easy.effective_ports(), [vec![2484, 2484], vec![1521]]);
//! assert_eq!(easy.to_string(), "tcps://db1,db2:2484;[::1]/sales:pooled?sdu=8192");
//! # Ok::<(), Vec<tns_parser::easy_connect::StringError>>(())
//! ```

mod ast;
mod bytes;
mod code;
mod display;
mod elsewhere;
mod error;
mod grammar;
mod kind;
mod note;
mod params;
mod report;

pub use ast::{DEFAULT_PORT, EasyConnect, Host, Param};
pub use elsewhere::{CONFIG_PROVIDERS, ConfigUrl, LdapUrl};
pub use error::{StringCode, StringError};
pub use kind::{Kind, classify};
pub use note::{Note, NoteCode};

pub(crate) use elsewhere::{config_url, ldap_list};
pub(crate) use grammar::{easy_connect, host_and_port, word};
pub(crate) use params::params;
pub(crate) use report::{Dialect, Report, outer, trim};

/// Reads an Easy Connect string. `host` and `host:port` are read as such, with
/// no service: whether a bare word is an alias is for the caller to decide.
///
/// # Errors
/// Every mistake found, at least one, in the order of the text.
pub fn parse(text: &str) -> Result<EasyConnect<'_>, Vec<StringError>> {
    let mut report = Report::new(text, Dialect::EasyConnect);
    let inner = outer(text, &mut report);
    let identifier = without_credentials(inner, &mut report);
    let mut easy = EasyConnect::default();
    match classify(identifier).as_error() {
        Some(code) => report.error(code, identifier),
        None if identifier.is_empty() => {}
        None => easy = easy_connect(identifier, &mut report),
    }
    easy.notes = report.finish()?;
    Ok(easy)
}

/// Cuts `user/password@`, which no identifier has. Only the part before the
/// parameters counts, as a value may hold `@`.
fn without_credentials<'a>(text: &'a str, report: &mut Report<'a>) -> &'a str {
    if classify(text) != Kind::EasyConnect {
        return text;
    }
    let main = text.split('?').next().unwrap_or(text);
    match main.rfind('@') {
        Some(at) => {
            report.error(StringCode::Credentials, &text[..=at]);
            &text[at + 1..]
        }
        None => text,
    }
}
