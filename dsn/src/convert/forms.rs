//! Forms of drivers and frameworks, one each in its own file.
//!
//! They hold Easy Connect strings, descriptors or single fields; what they hold
//! is read by the readers of those. User and password are left behind.

pub(super) mod decoded;
pub(super) mod django;
pub(super) mod go_ora;
mod identifier;
pub(super) mod json;
mod keywords;
mod literal;
pub(super) mod node;
pub(super) mod odp_net;
pub(super) mod properties;
pub(super) mod python;
pub(super) mod r2dbc;
pub(super) mod spring;
pub(super) mod sqlalchemy;
mod url;
mod yaml;

use tns_parser::Span;

use super::Loss;
use crate::error::Unreadable;

pub(super) use literal::first_name;

/// Whether a text starts with these characters in any case.
pub(super) fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// The place of a part of a text.
fn span(start: usize, end: usize) -> Span {
    Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}

fn unreadable(at: Span, message: impl Into<String>, help: &str) -> Unreadable {
    Unreadable::one(at, message, Some(help.to_owned()))
}

/// The one thing that is told about user and password.
fn credentials() -> Loss {
    Loss::new("user and password", "no part of a descriptor")
}

/// Adds a loss unless it is told already.
fn lose(lost: &mut Vec<Loss>, loss: Loss) {
    if !lost.contains(&loss) {
        lost.push(loss);
    }
}

/// Tells that a setting is left behind; of who connects only that it is so.
fn leave(lost: &mut Vec<Loss>, name: &str, why: &str) {
    lose(lost, if is_credential(name) { credentials() } else { Loss::new(name, why) });
}

/// Whether a name stands for something secret or for who connects.
fn is_credential(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    ["user", "username", "userid", "uid", "pwd"].contains(&name.as_str())
        || ["password", "passwd", "passphrase", "accesstoken", "proxyuser"]
            .iter()
            .any(|part| name.contains(part))
}
