//! What holds for every descriptor and for every text.

use proptest::prelude::*;
use tns_dsn::{Address, AddressList, Description, Descriptor, Form, Place};

use super::cases::{CALLS, SETTINGS, URLS};

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{1,8}(\\.[a-z]{1,5})?"
}

/// A text that a descriptor can hold, without `$`, which Spring may replace.
fn value() -> impl Strategy<Value = String> {
    "[ -#%-~äλ\u{1f600}]{1,12}"
        .prop_filter("one kind of quotes", |text| !(text.contains('"') && text.contains('\'')))
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    let addresses = prop::collection::vec((name(), 1u16..), 1..4);
    let target = (any::<bool>(), prop_oneof![name(), value()]);
    let extra = (prop::option::of(value()), prop::option::of(0u32..9), prop::option::of(any::<bool>()));
    (addresses, any::<bool>(), target, extra, 0..4u8).prop_map(
        |(addresses, tls, (sid, target), (custom, retries, matched), shape)| {
            let protocol = if tls { "TCPS" } else { "TCP" };
            let addresses = addresses.iter().map(|(host, port)| Address::new(protocol, host, *port));
            let mut made = match shape {
                0 => addresses.fold(Description::new(), Description::address),
                _ => Description::new().address_list(AddressList::of(addresses)),
            };
            made = if sid { made.sid(&target) } else { made.service_name(&target) };
            made = retries.into_iter().fold(made, |made, count| made.with("RETRY_COUNT", count));
            made = custom.into_iter().fold(made, |made, text| made.connect("CUSTOM", text));
            made = matched
                .into_iter()
                .filter(|_| tls)
                .fold(made, |made, on| made.secure("SSL_SERVER_DN_MATCH", on));
            match shape {
                2 => Descriptor::list([made]),
                3 => Descriptor::list([made.clone(), made]),
                _ => made.into(),
            }
        },
    )
}

/// A list of one says nothing, words for a truth value are many, and no load
/// balancing is the default.
fn comparable(mut made: Descriptor) -> String {
    made.list &= made.descriptions.len() > 1;
    for description in &mut made.descriptions {
        if let [Place::List(list)] = &mut description.addresses[..] {
            description.addresses = std::mem::take(&mut list.addresses);
        }
    }
    let text = made.to_string().replace("(LOAD_BALANCE=off)", "");
    text.replace("DN_MATCH=ON", "DN_MATCH=TRUE").replace("DN_MATCH=OFF", "DN_MATCH=FALSE")
}

const HOLD_ALL: [Form; 10] = [
    Form::Descriptor,
    Form::Json,
    Form::Sqlalchemy,
    Form::GoOra,
    Form::OdpNet,
    Form::R2dbc,
    Form::Spring,
    Form::Django,
    Form::Python,
    Form::Node,
];

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(made in descriptor()) {
        for form in HOLD_ALL {
            let written = form.write(&made).expect("it can be said");
            prop_assert!(written.lost.is_empty(), "{}: {:?}", form, written);
            let read = form.read(&written.value).map_err(|error| {
                TestCaseError::fail(format!("{form}: {}: {error}", written.value))
            })?;
            prop_assert_eq!(comparable(read.value), comparable(made.clone()), "{}: {}", form, written.value);
            prop_assert!(read.lost.is_empty(), "{}: {:?}", form, read.lost);
        }
    }

    #[test]
    fn no_text_makes_a_form_panic(text in "\\PC{0,60}") {
        hostile(&text)?;
    }

    #[test]
    fn no_broken_input_makes_a_form_panic(
        at in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        put in "[\\\\%\"'`{}()\\[\\]@:/?#=&;,\n$u é]{0,4}",
    ) {
        let cases = [URLS, SETTINGS, CALLS].concat();
        let mut text = at.get(&cases).1.to_owned();
        let at = text.floor_char_boundary(cut.index(text.len() + 1));
        text.insert_str(at, &put);
        hostile(&text)?;
        text.truncate(at);
        hostile(&text)?;
    }
}

fn hostile(text: &str) -> Result<(), TestCaseError> {
    Form::detect(text);
    for form in Form::ALL {
        let Err(error) = form.read(text) else { continue };
        prop_assert!(!error.problems.is_empty());
        for problem in error.problems {
            let span = problem.span.start as usize..problem.span.end as usize;
            prop_assert!(text.get(span).is_some(), "{}: {:?}: {:?}", form, text, problem);
        }
    }
    Ok(())
}
