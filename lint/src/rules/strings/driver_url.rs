use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A URL for SQLAlchemy, go-ora or R2DBC cannot be used.
    ///
    /// ## What it does
    /// Reports `oracle+oracledb://`, `oracle://` and `r2dbc:oracle://` URLs that name no
    /// host, no service and no SID, or both, have a port that is none, or broken escapes.
    ///
    /// ## Why is this bad?
    /// The driver refuses the URL, or reads it as something else: SQLAlchemy drops the
    /// port of a URL without a service and looks the host up as an alias (ORA-12154,
    /// DPY-4000).
    DRIVER_URL = "TNS043", "driver-url", Syntax, Error,
    fix: None, mistakes: [], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if noticed.what == What::Url {
        noticed.report("the driver refuses the URL or connects to something else", report);
    }
}
