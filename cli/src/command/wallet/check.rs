use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_dsn::wallet::{Finding, Hint, Level, Use, WalletSummary, Wanted, check, hint};

use super::{Done, Failure, look};
use crate::args::{TextOrJson, WalletCheckArgs, WalletUse};
use crate::exit::Status;
use crate::output::{clean, json, stdout};
use crate::secret::Passwords;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    findings: &'a [Finding],
    #[serde(skip_serializing_if = "Option::is_none")]
    connect: Option<&'a Hint>,
}

pub(super) fn run(args: &WalletCheckArgs) -> Done {
    let summary = look(&args.wallet, &Passwords::new(args.password.password_stdin))?;
    let directory = directory(&args.wallet);
    let by = args.by.map(|by| match by {
        WalletUse::Thin => Use::Thin,
        WalletUse::Thick => Use::Thick,
        WalletUse::Extproc => Use::Extproc,
    });
    let wanted = Wanted {
        by,
        configuration: args.wallet.is_dir() || by.is_none(),
        days: i64::from(args.days),
        name: args.name.as_deref(),
        directory: directory.as_deref(),
    };
    let findings = check(&summary, &wanted);
    let hint = directory.as_deref().filter(|_| by != Some(Use::Extproc)).map(|place| hint(&summary, place));
    report(args.output, &summary, &findings, hint.as_ref()).map_err(Failure::Output)?;
    let worst = findings.iter().map(|finding| finding.level).max();
    Ok(if worst >= Some(Level::Warning) { Status::Found } else { Status::Clean })
}

/// The directory as clients have to be given it: an absolute path.
fn directory(place: &Path) -> Option<PathBuf> {
    place.is_dir().then(|| std::path::absolute(place).unwrap_or_else(|_| place.to_owned()))
}

fn report(
    output: TextOrJson,
    summary: &WalletSummary,
    findings: &[Finding],
    hint: Option<&Hint>,
) -> io::Result<()> {
    let mut out = stdout();
    if output == TextOrJson::Json {
        json(&mut out, &Document { version: 1, findings, connect: hint })?;
        return out.flush();
    }
    for finding in findings {
        let file = finding.file.as_ref().map_or(String::new(), |file| format!("{}: ", clean(file)));
        writeln!(out, "{}: {file}{}", finding.level, clean(&finding.message))?;
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {}", clean(help))?;
        }
    }
    if findings.is_empty() {
        writeln!(out, "{} files, nothing to complain about", summary.files.len())?;
    }
    if let Some(hint) = hint {
        connect(hint, &mut out)?;
    }
    out.flush()
}

fn connect(hint: &Hint, out: &mut dyn Write) -> io::Result<()> {
    if let Some(thin) = &hint.thin {
        writeln!(out, "\nthin clients (python-oracledb):\n  {}", clean(thin))?;
    }
    if !hint.thick.is_empty() {
        writeln!(out, "\nthick clients (environment, then sqlnet.ora):")?;
        hint.thick.iter().try_for_each(|line| writeln!(out, "  {}", clean(line)))?;
    }
    Ok(())
}
