//! What differs from the recordings for a reason.

use crate::peers::clients::Client;

/// The order of addresses is random, which both orders show.
const RANDOM: &str = "the order is random, another one was recorded";

/// It reads parameters in no order.
const ANY_OF_TWO: &str = "it complains about any one of two unknown parameters";

/// A difference that is known.
struct Known {
    client: Option<Client>,
    case: &'static str,
    /// What the fact is called begins so.
    fact: &'static str,
    reason: &'static str,
}

const fn of(client: Client, case: &'static str, fact: &'static str, reason: &'static str) -> Known {
    Known { client: Some(client), case, fact, reason }
}

const KNOWN: [Known; 9] = [
    Known { client: None, case: "d-al-lb", fact: "", reason: RANDOM },
    of(Client::Node, "easy-trailing-2hosts-refused", "", RANDOM),
    of(Client::Node, "ez-2hosts", "", RANDOM),
    of(Client::Node, "ez-2ports", "", RANDOM),
    of(Client::Node, "ez-lists", "", RANDOM),
    of(
        Client::Node,
        "redirect-to-closed",
        "order",
        "both connections are of the same hundredth of a second, which the recording sorted by name",
    ),
    of(
        Client::Python,
        "d-tfo",
        "",
        "with USE_TCP_FAST_OPEN it waits for ever; the listener of the recording closed after 15 s",
    ),
    of(Client::Adbc, "ez-pool", "error", ANY_OF_TWO),
    of(Client::Adbc, "ez-retry", "error", ANY_OF_TWO),
];

/// Why a fact of a case may differ; `None` where it may not.
pub(super) fn reason(client: Client, case: &str, fact: &str) -> Option<&'static str> {
    let is_it = |known: &&Known| {
        known.client.is_none_or(|known| known == client) && case == known.case && fact.starts_with(known.fact)
    };
    KNOWN.iter().find(is_it).map(|known| known.reason)
}
