//! Where python-oracledb is known to read another thing than the manual says.

use tns_dsn::{Descriptor, Form, Place, Section, Value};

use super::Disagreement;

/// A way in which it differs.
struct Known {
    reason: &'static str,
    explains: fn(&Descriptor, &Disagreement) -> bool,
}

/// All ways that are known in 26.1.
const KNOWN: [Known; 8] = [
    Known {
        reason: "single quotes are part of the value, and a `\"` inside it is refused",
        explains: |descriptor, found| {
            let mut data = descriptor.descriptions.iter().filter_map(|one| one.connect_data.as_ref());
            found.theirs.starts_with("DPY-4017") && data.any(has_double_quote)
        },
    },
    Known {
        reason: "a list inside an ADDRESS_LIST is passed over",
        explains: |descriptor, found| {
            let facts = ["protocol", "host", "port", "https_proxy", "https_proxy_port"];
            let lost = facts.contains(&found.fact) || found.theirs.starts_with("DPY-2049");
            lost && descriptor.descriptions.iter().any(|description| nests(&description.addresses))
        },
    },
    Known {
        reason: "(SOURCE=…) of a wallet becomes the text of a dictionary",
        explains: |_, found| found.fact == "wallet_location" && found.theirs.contains("{'source'"),
    },
    Known {
        reason: "the spelling TLS_ of SSL_SERVER_DN_MATCH and SSL_SERVER_CERT_DN means nothing to it",
        explains: |descriptor, found| {
            let named = |name: &str| descriptor.to_string().contains(&format!("(TLS_{name}="));
            match found.fact {
                "ssl_server_dn_match" => named("SERVER_DN_MATCH"),
                "ssl_server_cert_dn" => named("SERVER_CERT_DN"),
                _ => false,
            }
        },
    },
    Known {
        reason: "SOURCE_ROUTE of a DESCRIPTION with one ADDRESS_LIST is switched off",
        explains: |descriptor, found| {
            let one_list = |places: &[Place]| matches!(places, [Place::List(_)]);
            found.fact == "source_route"
                && found.theirs == NO
                && descriptor.descriptions.iter().any(|description| one_list(&description.addresses))
        },
    },
    Known {
        reason: "a parameter with repeated ones in it cannot be handed on",
        explains: |descriptor, found| {
            found.theirs.contains("no attribute 'items'")
                && descriptor.descriptions.iter().any(|description| repeats(&description.settings))
        },
    },
    Known {
        reason: "several hosts of an Easy Connect string share the load only when told to",
        explains: |_, found| {
            found.form == Form::EasyConnect && found.fact == "load_balance" && found.theirs == NO
        },
    },
    Known {
        reason: "`/:dedicated` without a service, which the manual allows, is refused",
        explains: |_, found| {
            found.form == Form::EasyConnect
                && found.theirs.starts_with("DPY-4018")
                && found.text.contains("/:")
        },
    },
];

/// A flag that is not set.
const NO: &str = "[\"false\"]";

/// Why something differs, where that is known.
pub(super) fn reason(descriptor: &Descriptor, found: &Disagreement) -> Option<&'static str> {
    KNOWN.iter().find(|known| (known.explains)(descriptor, found)).map(|known| known.reason)
}

fn has_double_quote(section: &Section) -> bool {
    section.0.iter().any(|setting| matches!(&setting.value, Value::Text(text) if text.contains('"')))
}

/// Whether a list stands in a list.
fn nests(places: &[Place]) -> bool {
    let list = |place: &Place| matches!(place, Place::List(_));
    places.iter().any(|place| matches!(place, Place::List(outer) if outer.addresses.iter().any(list)))
}

/// Whether nested parameters have a name twice.
fn repeats(section: &Section) -> bool {
    section.0.iter().any(|setting| match &setting.value {
        Value::Nested(inner) => {
            let names: Vec<_> = inner.names().collect();
            repeats(inner) || names.iter().enumerate().any(|(at, name)| names[..at].contains(name))
        }
        _ => false,
    })
}
