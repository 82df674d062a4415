use crate::clients::Judged;
use crate::rule::{Check, Report, rule};

rule! {
    /// A client that matters cannot use the text.
    ///
    /// ## What it does
    /// For each client that is named as a target, reports the aliases and connect
    /// strings that it cannot use, with its own error. Each alias is read by itself;
    /// `tnslint compat` also tells what whole files do to a client.
    ///
    /// ## Why is this bad?
    /// Other clients may take the text, so that it was never noticed: the program with
    /// this client ends with the error that is shown.
    CLIENT_REFUSES = "TNS812", "client-refuses", Portability, Warning,
    fix: None, mistakes: [], check: Check::Clients(check)
}

fn check(judged: &Judged<'_>, report: &mut Report<'_>) {
    let Some(error) = judged.verdict.error() else { return };
    let (client, when) =
        (judged.client, if judged.verdict.refusal.is_some() { "use" } else { "connect with" });
    let error = judged.shown(&error.to_string());
    let message = format!("{} cannot {when} this: {error}", client.product());
    report.at(judged.span, message).only_for(judged.only()).help("see `tnslint compat` for all clients");
}
