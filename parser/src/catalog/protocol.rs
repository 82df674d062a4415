//! Protocols of an ADDRESS and units of a duration.

use super::Trust;

/// A value of PROTOCOL and what an ADDRESS with it has to hold.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// Canonical spelling, upper case.
    pub name: &'static str,
    /// Parameters an address of this protocol cannot do without.
    pub required: &'static [&'static str],
    /// Parameters that only make sense with it.
    pub optional: &'static [&'static str],
    /// False where no supported release knows it any more.
    pub supported: bool,
    /// What it is, in a sentence.
    pub doc: &'static str,
    /// How far the row can be relied on.
    pub trust: Trust,
}

/// A unit of a duration and who understands it.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Spelling, lower case.
    pub name: &'static str,
    /// Length in milliseconds.
    pub millis: u64,
    /// Whether a descriptor may use it (sqlnet.ora may use all).
    pub descriptor: bool,
    /// Whether python-oracledb Thin understands it.
    pub python_thin: bool,
    /// Whether node-oracledb Thin understands it.
    pub node_thin: bool,
}

/// Every protocol, sorted by name.
pub const PROTOCOLS: &[Protocol] = &[];

/// Every unit, shortest first.
pub const UNITS: &[Unit] = &[];
