//! What entries are called, and where that is used.

use tns_parser::catalog::{REFERENCES, ReferencePlace, params};
use tns_parser::names::names;
use tns_parser::{FileKind, Source, parse};

/// The names of a text: what each stands for, what it does there, the name, and what a person
/// points at where that is more.
fn shown(kind: FileKind, text: &str) -> Vec<String> {
    let parse = parse(Source::new(text).expect("small"), kind);
    let source = parse.source();
    let line = |name: &tns_parser::names::NameUse| {
        let (text, around) = (source.text(name.span), source.text(name.around));
        let around = if around == text { String::new() } else { format!(" of {around}") };
        format!("{:?} {:?} {text}{around}", name.kind, name.role)
    };
    names(&parse).iter().map(line).collect()
}

#[test]
fn aliases_are_defined_by_entries_and_used_by_backup() {
    let text = "# é LOCAL_LISTENER=LSNR1, lsnr2 ; x\r\nIFILE = other.ora\r\n\
        A, b.World = (DESCRIPTION = (ADDRESS = (HOST = A))(CONNECT_DATA = (SERVICE_NAME = A)\r\n\
        \t(FAILOVER_MODE = (TYPE = select) (BACKUP = \"é漢😀.World\"))(BACKUP = no)))\r\n\
        C = (DESCRIPTION = (CONNECT_DATA = (FAILOVER_MODE = (backup = h:1521/s)(BACKUP = (D = E)))\r\n";
    let wanted = [
        "Alias Mention LSNR1",
        "Alias Mention lsnr2",
        "Alias Definition A",
        "Alias Definition b.World",
        "Alias Value é漢😀.World",
        "Alias Definition C",
    ];
    assert_eq!(shown(FileKind::Tnsnames, text), wanted);
}

#[test]
fn listeners_are_defined_by_endpoints_and_end_parameters() {
    let text = "LISTENER = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1))\n\
        # REMOTE_LISTENER='SCAN' and local_listener = (ADDRESS = (HOST = h)\n\
        SID_LIST_LISTENER = (SID_LIST = (SID_DESC = (SID_NAME = x)))\n\
        log_file_l2 =\nL2 =\nADR_BASE = /x\nIFILE = /y\nLOGGING_LISTENER = on\n";
    let wanted = [
        "Listener Definition LISTENER",
        "Alias Mention SCAN",
        "Listener Suffix LISTENER of SID_LIST_LISTENER",
        "Listener Suffix l2 of log_file_l2",
        "Listener Definition L2",
        "Listener Suffix LISTENER of LOGGING_LISTENER",
    ];
    assert_eq!(shown(FileKind::Listener, text), wanted);
}

#[test]
fn initialization_parameters_name_aliases() {
    let text = "*.local_listener='LISTENER_A'\norcl1.REMOTE_LISTENER=scan:1521\n\
        LISTENER_NETWORKS = ((NAME = n)(LOCAL_LISTENER = LISTENER_B))\nREMOTE_LISTENER=(A, B)\n";
    let wanted = ["Alias Value LISTENER_A", "Alias Value LISTENER_B", "Alias Value A", "Alias Value B"];
    assert_eq!(shown(FileKind::Sqlnet, text), wanted);
}

#[test]
fn connection_managers_have_names() {
    let text = "CMAN = (CONFIGURATION = (ADDRESS = (HOST = h)))\nADR_BASE = /x\n";
    assert_eq!(shown(FileKind::Cman, text), ["Manager Definition CMAN"]);
}

#[test]
fn every_reference_of_a_descriptor_is_a_row_of_the_catalogue() {
    for row in REFERENCES {
        let ReferencePlace::Within(place) = row.place else { continue };
        let known = params(FileKind::Tnsnames).any(|p| p.name == row.name && p.within.contains(&place));
        assert!(known, "{}", row.name);
    }
}
