//! Which algorithms are offered.

use tns_wire::native::{Algorithm, Level, NativeError, Wish};

use super::super::refusal::refuse;
use super::Failure;
use super::written::{Texts, Written};

/// Reads lists of algorithms.
pub(super) struct Reader<'a> {
    pub(super) texts: &'a Texts<'a>,
    /// Legacy algorithms are allowed.
    pub(super) legacy: bool,
    pub(super) notes: &'a mut Vec<String>,
}

/// A list, and what stays away from it.
struct List<A> {
    allowed: Vec<A>,
    left_out: Vec<String>,
}

impl Reader<'_> {
    /// What is wanted of a service. A level that nobody names is ACCEPTED.
    ///
    /// # Errors
    /// Where a word is no algorithm, or none of them may be used and the level wants one.
    pub(super) fn wish<A: Algorithm>(
        &mut self,
        level: Option<Level>,
        name: &str,
        option: &[A],
    ) -> Result<Wish<A>, Failure> {
        let wanted = level.unwrap_or_default();
        let written = self.texts.find(name).filter(|_| option.is_empty());
        let list = match &written {
            None if option.is_empty() => return Ok(Wish::new(wanted)),
            None => self.allowed(option.to_vec()),
            Some(written) => self.read(written)?,
        };
        let at = written.as_ref().map_or("the options", |written| &written.name);
        let left_out = list.left_out.join(", ");
        match (list.allowed.is_empty(), level) {
            (true, Some(Level::Accepted | Level::Requested | Level::Required)) => {
                return Err(nothing_left(written.as_ref(), &left_out));
            }
            (false, _) if left_out.is_empty() => {}
            _ => self.notes.push(format!("{at}: {left_out} left out")),
        }
        let level = if list.allowed.is_empty() { Level::Rejected } else { wanted };
        Ok(Wish::of(level, list.allowed))
    }

    fn read<A: Algorithm>(&self, written: &Written) -> Result<List<A>, Failure> {
        let (mut known, mut unproven) = (Vec::new(), Vec::new());
        for word in written.words() {
            match A::from_name(word) {
                Ok(algorithm) => known.push(algorithm),
                Err(NativeError::Unproven { name }) => unproven.push(format!("{name} (not supported)")),
                Err(error) => return Err(written.refuse(Some("ORA-12649"), &error.to_string())),
            }
        }
        let mut list = self.allowed(known);
        list.left_out.extend(unproven);
        Ok(list)
    }

    fn allowed<A: Algorithm>(&self, known: Vec<A>) -> List<A> {
        let (left_out, allowed): (Vec<A>, Vec<A>) =
            known.into_iter().partition(|algorithm| algorithm.is_legacy() && !self.legacy);
        let left_out = left_out.iter().map(|algorithm| format!("{} (legacy)", algorithm.name())).collect();
        List { allowed, left_out }
    }
}

fn nothing_left(written: Option<&Written>, left_out: &str) -> Failure {
    let why = format!("no algorithm may be used: {left_out}");
    let failure = match written {
        Some(written) => written.refuse(Some("ORA-12650"), &why),
        None => refuse(Some("ORA-12650"), why, ""),
    };
    failure.hint("list AES256 for encryption, SHA512 for checksums, or allow legacy algorithms")
}
