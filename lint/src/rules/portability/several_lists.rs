use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};
use tns_dsn::clients::Client;

rule! {
    /// An Easy Connect string needs a newer client.
    ///
    /// ## What it does
    /// Reports, as information, lists of hosts that are split by `;`.
    ///
    /// ## Why is this bad?
    /// Release 21c was the first to know several lists. A 19c client looks the text up
    /// as a name, or takes `;` for a part of the host (ORA-12154, ORA-12545).
    SEVERAL_LISTS = "TNS811", "several-lists", Portability, Info,
    fix: None, mistakes: ["Z11"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if noticed.what == What::Note(NoteCode::SeveralLists) {
        noticed.report("a 19c client does not know that form (ORA-12154)", report).clients(&[Client::Oci19]);
    }
}
