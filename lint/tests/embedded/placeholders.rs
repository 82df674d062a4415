//! What a placeholder stands for is not known, and no finding is about it.

use tns_lint::embedded::{Format, Outer, fix_outer};
use tns_lint::{Linter, Safety, Severity};
use tns_parser::Source;

fn outer(value: &str) -> Outer {
    Outer::read(Source::new(format!("url: '{value}'\n")).expect("small"), Format::Yaml)
}

/// The codes of warnings and errors.
fn codes(value: &str) -> Vec<&'static str> {
    let found = outer(value).findings(&Linter::default()).active;
    let bad = found.iter().filter(|found| found.severity != Severity::Info);
    bad.map(|found| found.rule.code).collect()
}

#[test]
fn what_may_be_right_is_not_reported() {
    let values = [
        "${URL}",
        "jdbc:oracle:thin:@${TNS}",
        "jdbc:oracle:thin:@{{ .Values.tns }}",
        "jdbc:oracle:thin:@${HOST_AND_PORT}:sales",
        "jdbc:oracle:thin:@//${HOST}:${PORT}/${SERVICE}",
        "jdbc:oracle:thin:@#{scheme}://db1:$(port)/sales",
        "jdbc:oracle:thin:@//db1:@PORT@/sales?TNS_ADMIN=${DIR}/wallet",
        "oracle+oracledb://u:${PASSWORD}@${HOST}:${PORT:-1521}/?service_name=${SERVICE}",
        "(DESCRIPTION=<%= addresses %>(CONNECT_DATA=(SERVICE_NAME=s)))",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${A})(PORT=1521))(ADDRESS=(PROTOCOL=TCP)(HOST=${B})(PORT=1521))\
         (CONNECT_DATA=(SERVER=${MODE})(SERVICE_NAME=s)))",
    ];
    for value in values {
        assert_eq!(codes(value), [""; 0], "{value}");
    }
}

#[test]
fn what_is_wrong_whatever_they_stand_for_is_reported() {
    let values = [
        ("jdbc:oracle:thin:@${HOST}:${PORT}:sales.example.com", "TNS033"),
        ("jdbc:oracle:thin:@//${HOST}:1521:ORCL", "TNS033"),
        (
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${A})(PORT=99999))(CONNECT_DATA=(SERVICE_NAME=${B})))",
            "TNS304",
        ),
        (
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${A})(PORT=${P}))(CONNECT_DATA=(SERVICE_NAME=${B}))",
            "TNS001",
        ),
    ];
    for (value, code) in values {
        assert_eq!(codes(value), [code], "{value}");
    }
}

#[test]
fn fixes_keep_them() {
    let values = [
        (
            "jdbc:oracle:thin:@${HOST}:${PORT}:sales.example.com",
            "jdbc:oracle:thin:@${HOST}:${PORT}/sales.example.com",
        ),
        ("jdbc:oracle:thin:@//${HOST}:1521:ORCL", "jdbc:oracle:thin:@${HOST}:1521:ORCL"),
        (
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${A})(PORT=${P}))(CONNECT_DATA=(SERVICE_NAME=${B}))",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${A})(PORT=${P}))(CONNECT_DATA=(SERVICE_NAME=${B})))",
        ),
    ];
    for (value, wanted) in values {
        let fixed = fix_outer(&Linter::default(), outer(value), Safety::Unsafe, |_| true);
        assert_eq!(fixed.outer.texts()[0].text().text(), wanted);
    }
}
