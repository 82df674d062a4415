//! No value gets out of its place, whatever it is.

use proptest::prelude::*;
use tns_dsn::extproc::{Download, Job, Step};

use super::sql::{literals, skeleton};
use super::{full, sql_of};

/// Texts with everything that has a meaning in SQL or SQL*Plus.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("'".to_owned()),
        Just("''".to_owned()),
        Just("\"".to_owned()),
        Just("&x".to_owned()),
        Just("\n/\n".to_owned()),
        Just("); DROP USER a; --".to_owned()),
        Just("q'[".to_owned()),
        Just("/*".to_owned()),
        Just(":storage_secret".to_owned()),
        "[a-zA-Z0-9_=, ]{1,8}",
        "\\PC{1,4}",
    ];
    prop::collection::vec(pieces, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_value_gets_out_of_its_place(
        texts in prop::collection::vec(hostile(), 7),
        arguments in prop::collection::vec(hostile(), 2),
    ) {
        let mut setup = full();
        let plain = setup.statements().expect("valid");
        let keep = |text: &String| text.replace('\n', " ");
        setup.cert_dn = format!("CN=d{}", keep(&texts[0]).replace([',', ';'], "."));
        setup.wallet_directory = format!("\"d{}\"", keep(&texts[1]).replace(['"', '&'], "."));
        setup.wallet_path = keep(&texts[2]).replace('&', ".") + "p";
        setup.grantee = Some(format!("\"u{}\"", keep(&texts[3]).replace(['"', '&'], ".")));
        if let Some(job) = &mut setup.job {
            job.name = format!("\"j{}\"", keep(&texts[4]).replace(['"', '&'], "."));
            job.script = keep(&texts[5]) + "s";
            job.arguments = arguments.clone();
        }
        let made = setup.statements().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (made, plain) in made.iter().zip(&plain) {
            let wanted = skeleton(&plain.sql).join(" ");
            let got = skeleton(&made.sql).join(" ");
            let got = got.replace("DIRECTORY \"", "DIRECTORY EXTPROC_WALLET_DIR");
            prop_assert_eq!(got, wanted, "{}", made.sql);
            let shown = made.to_string();
            if made.step != Step::Credential {
                prop_assert!(!shown.contains('&'));
            }
            let ends = shown.lines().filter(|line| matches!(line.trim(), "/" | "." | "")).count();
            prop_assert_eq!(ends, usize::from(made.step != Step::WalletDirectory), "{}", shown);
        }
        let set = literals(sql_of(&made, Step::JobArguments));
        prop_assert_eq!([&set[1], &set[3]], [&arguments[0], &arguments[1]]);
        prop_assert_eq!(&literals(sql_of(&made, Step::Register))[3], &setup.cert_dn);
        prop_assert_eq!(&literals(sql_of(&made, Step::Job))[2], &setup.job.as_ref().expect("there").script);
    }

    #[test]
    fn any_text_in_any_field_is_refused_or_harmless(texts in prop::collection::vec("\\PC{0,12}|[\"'&\n;/a=.]{0,9}", 9)) {
        let mut setup = full();
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        setup.cert_dn = next();
        setup.name = next();
        setup.wallet_directory = next();
        setup.wallet_path = next();
        setup.grantee = Some(next());
        setup.download = Some(Download { uri: next(), credential: next(), create_credential: true });
        setup.job = Some(Job::new(&next(), "s").argument(&next()));
        if let Ok(made) = setup.statements() {
            made.iter().for_each(|statement| drop(skeleton(&statement.sql)));
        }
    }
}
