use crate::clients::Judged;
use crate::rule::{Check, Report, rule};

rule! {
    /// A client that matters reads the text otherwise than documented.
    ///
    /// ## What it does
    /// For each client that is named as a target, reports the aliases and connect
    /// strings with other addresses, another order, target, time limits or checks of
    /// the server than Oracle documents, as information.
    ///
    /// ## Why is this bad?
    /// The same text leads to another place, waits longer or checks less in this
    /// program than in others.
    CLIENT_DIFFERS = "TNS813", "client-differs", Portability, Info,
    fix: None, mistakes: [], check: Check::Clients(check)
}

fn check(judged: &Judged<'_>, report: &mut Report<'_>) {
    let verdict = judged.verdict;
    let Some(first) = verdict.differs.first().filter(|_| verdict.error().is_none()) else { return };
    let more = match verdict.differs.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    let line = judged.shown(&first.line());
    let message = format!("{} reads it otherwise: {line}{more}", judged.client.product());
    report.at(judged.span, message).only_for(judged.only()).help("see `tnslint compat --details`");
}
