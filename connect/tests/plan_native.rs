//! What a plan makes of native encryption.

mod planning;

use planning::{attempt, descriptor, options, profile};
use tns_connect::error::Failure;
use tns_connect::plan::{Native, NativeOptions, Options, Plan};
use tns_dsn::resolve::Origin;
use tns_wire::native::{Checksum, Encryption, Level, Wish};

fn text(protocol: &str, security: &str) -> String {
    let security = if security.is_empty() { String::new() } else { format!("(SECURITY={security})") };
    format!(
        "(DESCRIPTION=(ADDRESS=(PROTOCOL={protocol})(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)){security})"
    )
}

fn with(native: NativeOptions) -> Options {
    Options { native, ..options(0) }
}

/// What is planned over TCP.
fn native(security: &str, sqlnet: &str, native: NativeOptions) -> Native {
    attempt(&text("tcp", security), sqlnet, &with(native)).native.expect("without TLS")
}

fn levels(native: &Native) -> (Level, Level) {
    (native.settings.encryption.level, native.settings.checksum.level)
}

fn planned(protocol: &str, security: &str, sqlnet: &str, native: NativeOptions) -> Result<Plan, Failure> {
    let descriptor = descriptor(&text(protocol, security)).expect("a descriptor");
    Plan::of_descriptor(&descriptor, &profile(sqlnet), &with(native))
}

#[test]
fn options_count_before_the_descriptor_and_that_before_sqlnet_ora() {
    let sqlnet = "SQLNET.ENCRYPTION_CLIENT=requested\nSQLNET.CRYPTO_CHECKSUM_CLIENT=required\n";
    let security = "(ENCRYPTION_CLIENT=Rejected)";
    let option = NativeOptions { encryption: Some(Level::Required), ..NativeOptions::default() };
    for (security, sqlnet, option, named, wanted) in [
        ("", "", NativeOptions::default(), false, (Level::Accepted, Level::Accepted)),
        ("", sqlnet, NativeOptions::default(), true, (Level::Requested, Level::Required)),
        (security, sqlnet, NativeOptions::default(), true, (Level::Rejected, Level::Required)),
        (security, sqlnet, option.clone(), true, (Level::Required, Level::Required)),
        ("", "", option.clone(), true, (Level::Required, Level::Accepted)),
        ("", "SQLNET.ENCRYPTION_CLIENT=nonsense\n", option, true, (Level::Required, Level::Accepted)),
    ] {
        let found = native(security, sqlnet, option);
        assert_eq!((found.named, levels(&found)), (named, wanted), "{security} {sqlnet}");
        assert!(found.settings.weak_servers && !found.settings.legacy);
    }
    let strict = native("", "SQLNET.ALLOW_WEAK_CRYPTO=FALSE\n", NativeOptions::default());
    assert!(!strict.settings.weak_servers && !strict.named);
}

#[test]
fn algorithms_keep_their_order_and_legacy_ones_need_their_switch() {
    let sqlnet = "SQLNET.ENCRYPTION_CLIENT=REQUIRED
SQLNET.ENCRYPTION_TYPES_CLIENT=(aes128, RC4_128, 3DES168, AES256)
SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT=(SHA1, MD5)
";
    let found = native("", sqlnet, NativeOptions::default()).settings;
    assert_eq!(found.encryption, Wish::of(Level::Required, [Encryption::Aes128, Encryption::Aes256]));
    assert_eq!(found.checksum, Wish::of(Level::Accepted, [Checksum::Sha1]));
    let plan = planned("tcp", "", sqlnet, NativeOptions::default()).expect("a plan");
    assert_eq!(
        plan.notes,
        [
            "SQLNET.ENCRYPTION_TYPES_CLIENT: RC4_128 (legacy), 3DES168 (not supported) left out",
            "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT: MD5 (legacy) left out",
        ]
    );
    let legacy = NativeOptions { legacy: true, ..NativeOptions::default() };
    let found = native("", sqlnet, legacy).settings;
    assert_eq!(found.encryption.algorithms, [Encryption::Aes128, Encryption::Rc4x128, Encryption::Aes256]);
    assert_eq!(found.checksum.algorithms, [Checksum::Sha1, Checksum::Md5]);
    let own = NativeOptions { encryption_types: vec![Encryption::Aes192], ..NativeOptions::default() };
    assert_eq!(native("", sqlnet, own).settings.encryption.algorithms, [Encryption::Aes192]);
    let listed = native("(ENCRYPTION_TYPES_CLIENT=(AES192,AES128))", sqlnet, NativeOptions::default());
    assert_eq!(listed.settings.encryption.algorithms, [Encryption::Aes192, Encryption::Aes128]);
}

#[test]
fn values_that_cannot_be_used_are_told_with_their_place() {
    let named = "SQLNET.ENCRYPTION_CLIENT=REQUESTED\n";
    for (sqlnet, line, code, message) in [
        (
            "\nSQLNET.ENCRYPTION_CLIENT=always\n".to_owned(),
            2,
            None,
            "SQLNET.ENCRYPTION_CLIENT: `always` is none of ACCEPTED, REJECTED, REQUESTED, REQUIRED",
        ),
        (
            format!("{named}SQLNET.ENCRYPTION_TYPES_CLIENT=(AES_256)\n"),
            2,
            Some("ORA-12649"),
            "SQLNET.ENCRYPTION_TYPES_CLIENT: AES_256 is no algorithm of native encryption",
        ),
        (
            format!("{named}SQLNET.ENCRYPTION_TYPES_CLIENT=(RC4_256, DES)\n"),
            2,
            Some("ORA-12650"),
            "SQLNET.ENCRYPTION_TYPES_CLIENT: no algorithm may be used: RC4_256 (legacy), DES (not supported)",
        ),
    ] {
        let failure = planned("tcp", "", &sqlnet, NativeOptions::default()).expect_err(message);
        assert_eq!((failure.code.as_deref(), &*failure.message), (code, message));
        assert!(matches!(failure.origin, Some(Origin::File { line: found, .. }) if found == line));
        assert!(failure.hint.is_some_and(|hint| !hint.is_empty()));
        let over_tls = planned("tcps", "", &sqlnet, NativeOptions::default()).expect("TLS does it");
        assert_eq!(over_tls.notes, [format!("native encryption is left to TLS: {message}")]);
    }
    let only = NativeOptions {
        checksum: Some(Level::Required),
        checksum_types: vec![Checksum::Md5],
        ..NativeOptions::default()
    };
    let failure = planned("tcp", "", "", only).expect_err("MD5 alone");
    assert_eq!(failure.message, "no algorithm may be used: MD5 (legacy)");
}

#[test]
fn a_list_that_cannot_be_used_harms_nobody_who_names_no_level() {
    let sqlnet = "SQLNET.ENCRYPTION_TYPES_CLIENT=(RC4_256)\n";
    let plan = planned("tcp", "", sqlnet, NativeOptions::default()).expect("a plan");
    let found = plan.descriptions[0].attempts[0].native.as_ref().expect("without TLS");
    assert_eq!(levels(found), (Level::Rejected, Level::Accepted));
    assert_eq!(plan.notes, ["SQLNET.ENCRYPTION_TYPES_CLIENT: RC4_256 (legacy) left out"]);
}

#[test]
fn tls_does_it_unless_it_is_required() {
    let over_tls = |security: &str, sqlnet: &str| {
        let plan = planned("tcps", security, sqlnet, NativeOptions::default()).expect("a plan");
        (plan.descriptions[0].attempts[0].native.as_ref().map(levels), plan.notes.len())
    };
    let required = "SQLNET.ENCRYPTION_CLIENT=REQUIRED\nSQLNET.CRYPTO_CHECKSUM_CLIENT=REQUESTED\n";
    let ignored = format!("{required}SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS=TRUE\n");
    assert_eq!(over_tls("", ""), (None, 0));
    assert_eq!(over_tls("", "SQLNET.ENCRYPTION_CLIENT=REQUESTED\n"), (None, 0));
    assert_eq!(over_tls("", required), (Some((Level::Required, Level::Rejected)), 1));
    assert_eq!(over_tls("", &ignored), (None, 0));
    assert_eq!(over_tls("(IGNORE_ANO_ENCRYPTION_FOR_TCPS=yes)", required), (None, 0));
    let off = over_tls("(IGNORE_ANO_ENCRYPTION_FOR_TCPS=no)", &ignored);
    assert_eq!(off, (Some((Level::Required, Level::Rejected)), 1));
    let plain = attempt(&text("tcp", ""), &ignored, &options(0)).native.expect("without TLS");
    assert_eq!(levels(&plain), (Level::Required, Level::Requested), "it is for TLS only");
}

#[test]
fn the_forms_for_programs_show_it() {
    let found = native("", "SQLNET.ENCRYPTION_CLIENT=REQUIRED\n", NativeOptions::default());
    let shown = serde_json::to_value(&found).expect("JSON");
    let wanted = serde_json::json!({
        "named": true,
        "encryption": { "level": "REQUIRED", "algorithms": ["AES256", "AES192", "AES128"] },
        "checksum": { "level": "ACCEPTED", "algorithms": ["SHA512", "SHA384", "SHA256"] },
        "legacy": false,
    });
    assert_eq!(shown, wanted);
    let text =
        "native encryption REQUIRED (AES256, AES192, AES128), checksums ACCEPTED (SHA512, SHA384, SHA256)";
    assert_eq!(found.to_string(), text);
}
