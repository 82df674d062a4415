//! What to make of a connect that failed.

use serde::Serialize;
use tns_parser::catalog::{self, ErrorInfo};

use crate::error::{Class, ConnectError, Failure, Phase};

/// Attempts that failed alike, and what is known about it.
#[derive(Clone, Debug, Serialize)]
pub struct Finding<'e> {
    /// The latest of them.
    #[serde(flatten)]
    pub failure: &'e Failure,
    /// How many failed so.
    pub count: usize,
    /// What the number means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<&'static str>,
    /// What usually lies behind it, the likeliest first.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub causes: &'static [&'static str],
    /// What to check, in that order.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub checks: &'static [&'static str],
}

impl ConnectError {
    /// The failures without repetitions, the most telling first: that of the attempt which came
    /// furthest.
    pub fn diagnosis(&self) -> Vec<Finding<'_>> {
        let mut found: Vec<Finding<'_>> = Vec::new();
        let all = if self.attempts.is_empty() { std::slice::from_ref(&self.last) } else { &*self.attempts };
        for failure in all {
            match found.iter_mut().find(|known| is_alike(known.failure, failure)) {
                Some(known) => (known.failure, known.count) = (failure, known.count + 1),
                None => found.push(Finding::new(failure)),
            }
        }
        found.sort_by_key(|finding| std::cmp::Reverse(finding.failure.phase));
        found
    }
}

/// What silence during a login means, which the network is not to blame for: it has led to an ACCEPT.
const SILENT_LOGIN: (&str, &[&str], &[&str]) = (
    "The server took the connection, and did not end the login within the time allowed.",
    &[
        "The database hangs: its archive destination is full, or it waits for storage",
        "A logon trigger waits for something",
        "The server has no processor time or memory left for new sessions",
        "A firewall lets short packets pass and drops longer ones",
    ],
    &[
        "the alert log of the instance",
        "V$SESSION for sessions that wait, AFTER LOGON triggers",
        "another client, and SDU where only this one hangs",
    ],
);

impl<'e> Finding<'e> {
    fn new(failure: &'e Failure) -> Self {
        if failure.phase >= Phase::Native && failure.class == Class::Timeout {
            let (meaning, causes, checks) = SILENT_LOGIN;
            return Self { failure, count: 1, meaning: Some(meaning), causes, checks };
        }
        let row: Option<&'static ErrorInfo> = failure.code.as_deref().and_then(catalog::error);
        Self {
            failure,
            count: 1,
            meaning: row.map(|row| row.meaning),
            causes: row.map_or(&[], |row| row.causes),
            checks: row.map_or(&[], |row| row.check),
        }
    }
}

/// Retries of one address fail with the same message.
fn is_alike(one: &Failure, other: &Failure) -> bool {
    (one.phase, &one.code, &one.message) == (other.phase, &other.code, &other.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_behind_the_accept_is_not_the_networks() {
        let of = |phase| {
            let last = Failure::lost(phase, "h:1", &std::io::ErrorKind::TimedOut.into());
            let error = ConnectError { last, attempts: Vec::new(), out_of_time: false };
            let finding = &error.diagnosis()[0];
            (finding.causes[0].contains("firewall drops"), finding.failure.hint.clone())
        };
        let (network, session) = (of(Phase::Tns), of(Phase::Auth));
        assert!(network.0 && !session.0 && network.1 != session.1, "{network:?} {session:?}");
    }

    #[test]
    fn what_came_furthest_comes_first_and_nothing_twice() {
        let closed = |port: u16| {
            Failure::new(Phase::Tcp, Class::Unreachable, Some("ORA-12541"), format!("h:{port} is closed"))
        };
        let refused = Failure::new(Phase::Tns, Class::Listener, Some("ORA-12514"), "unknown service");
        let attempts = vec![closed(1), refused, closed(2), closed(1)];
        let error = ConnectError { last: closed(1), attempts, out_of_time: false };
        let found = error.diagnosis();
        let short: Vec<_> = found.iter().map(|one| (one.failure.message.as_str(), one.count)).collect();
        assert_eq!(short, [("unknown service", 1), ("h:1 is closed", 2), ("h:2 is closed", 1)]);
        assert!(found.iter().all(|one| one.meaning.is_some() && !one.causes.is_empty()));
        let alone = ConnectError { last: closed(3), attempts: Vec::new(), out_of_time: false };
        assert_eq!(alone.diagnosis().len(), 1);
    }
}
