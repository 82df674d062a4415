//! Oracle JDBC URLs: `jdbc:oracle:thin:@tcps://db1:2484/sales?TNS_ADMIN=/wallet`.
//!
//! [`parse`] takes a URL to a [`JdbcUrl`] or gives every error it finds. User
//! and password stay in the text: only their places are kept.
//!
//! ```
//! use tns_parser::jdbc::{Target, parse};
//!
//! let url = parse("jdbc:oracle:thin:scott/tiger@db1:1521:ORCL")?;
//! assert!(matches!(url.target, Target::HostPortSid { sid, .. } if sid.value == "ORCL"));
//! assert!(!format!("{url:?}").contains("tiger"));
//! # Ok::<(), Vec<tns_parser::easy_connect::StringError>>(())
//! ```

mod ast;
mod checks;
mod credentials;
mod descriptor;
mod grammar;
mod target;

pub use ast::{Driver, JdbcUrl, Target};
pub use credentials::Credentials;

use crate::easy_connect::{Dialect, Report, StringError, outer};

/// Reads an Oracle JDBC URL. Blanks and quotes round it pass with a note.
///
/// # Errors
/// Every mistake found, at least one, in the order of the text. None holds a
/// part of the text, so no password either.
pub fn parse(text: &str) -> Result<JdbcUrl<'_>, Vec<StringError>> {
    let mut report = Report::new(text, Dialect::Jdbc);
    let inner = outer(text, &mut report);
    let url = match inner {
        "" => None,
        _ => grammar::url(inner, &mut report),
    };
    let notes = report.finish()?;
    // Without an error there is a URL.
    url.map(|url| JdbcUrl { notes, ..url }).ok_or_else(Vec::new)
}
