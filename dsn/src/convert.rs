//! From one form of connect information to another.
//!
//! Every form is read into a [`Descriptor`](crate::Descriptor) and written from one. What a form
//! cannot hold is told as [`Loss`]; what it cannot hold without becoming
//! something else is [`Impossible`].

mod easy_read;
mod easy_write;
mod form;
mod forms;
mod jdbc;
mod plain;
mod same;

use std::fmt;

pub use form::{Form, UnknownForm};
pub(crate) use same::normal;

/// Calls of python-oracledb, argument by argument.
pub mod python {
    pub use super::forms::python::{Argument, arguments};
}

/// Java's .properties files, with the places of their values.
pub mod properties {
    pub use super::forms::decoded::Decoded;
    pub use super::forms::properties::{Property, escaped, read};
}

/// A result, and what of the input is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted<T> {
    /// The result.
    pub value: T,
    /// What got lost or changed.
    pub lost: Vec<Loss>,
}

impl<T> Converted<T> {
    /// A result that holds everything.
    pub fn whole(value: T) -> Self {
        Self { value, lost: Vec::new() }
    }

    /// The same losses with another result.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Converted<U> {
        Converted { value: make(self.value), lost: self.lost }
    }
}

/// Something that a form cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Loss {
    /// The parameter or part.
    pub what: String,
    /// What becomes of it.
    pub why: String,
}

impl Loss {
    pub(crate) fn new(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into() }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}

/// Why a descriptor has no equivalent in a form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{form} cannot hold {}", .reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Impossible {
    /// The name of the form.
    pub form: &'static str,
    /// The parts that stand in the way.
    pub reasons: Vec<Loss>,
}
