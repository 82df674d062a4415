use std::io::{self, Write};

use serde::Serialize;
use tns_dsn::wallet::{CertificateSummary, WalletContents, WalletFileSummary, WalletSummary};

use super::{Done, Failure, look};
use crate::args::{ShowArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{clean, json, stdout};
use crate::secret::Passwords;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    #[serde(flatten)]
    summary: &'a WalletSummary,
}

pub(super) fn run(args: &ShowArgs) -> Done {
    let summary = look(&args.wallet, &Passwords::new(args.password.password_stdin))?;
    let mut out = stdout();
    let shown = match args.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, summary: &summary }),
        TextOrJson::Text => summary.files.iter().try_for_each(|file| one_file(file, &mut out)),
    };
    shown.and_then(|()| out.flush()).map_err(Failure::Output)?;
    let damaged = summary.wallets().any(|(_, wallet)| wallet.error.is_some());
    Ok(if damaged { Status::Found } else { Status::Clean })
}

fn one_file(file: &WalletFileSummary, out: &mut dyn Write) -> io::Result<()> {
    let mode = file.mode.map_or(String::new(), |mode| format!(", mode {mode:03o}"));
    let format = file.wallet.as_ref().map_or(String::new(), |wallet| format!(", {}", wallet.format));
    writeln!(out, "{} ({} bytes{mode}{format})", clean(&file.name), file.bytes)?;
    file.wallet.as_ref().map_or(Ok(()), |wallet| contents(wallet, out))
}

fn contents(wallet: &WalletContents, out: &mut dyn Write) -> io::Result<()> {
    if let Some(error) = &wallet.error {
        return writeln!(out, "  error: {}", clean(error));
    }
    if wallet.locked {
        writeln!(out, "  private key: not looked at, it needs the wallet password")?;
    } else if wallet.private_key {
        writeln!(
            out,
            "  private key: yes{}",
            if wallet.encrypted { "" } else { ", opens without a password" }
        )?;
    }
    wallet.certificates.iter().try_for_each(|one| certificate(wallet.purpose(one), one, out))?;
    for request in &wallet.requests {
        writeln!(out, "  certificate request: {}", clean(request))?;
    }
    for credential in &wallet.credentials {
        let (name, user) = (clean(&credential.connect_string), clean(&credential.user_name));
        writeln!(out, "  credential: {name}, user {user}")?;
    }
    Ok(())
}

fn certificate(what: &str, one: &CertificateSummary, out: &mut dyn Write) -> io::Result<()> {
    let bits = one.bits.map_or(String::new(), |bits| format!(" {bits}"));
    writeln!(out, "  {what}: {}", clean(&one.subject))?;
    if one.issuer != one.subject {
        writeln!(out, "    issuer: {}", clean(&one.issuer))?;
    }
    writeln!(
        out,
        "    serial: {}, version {}, {}{bits}, {}",
        one.serial, one.version, one.key, one.signature
    )?;
    let left = match one.days_left {
        _ if one.not_yet => "not valid yet".to_owned(),
        days if days < 0 => format!("expired {} days ago", -days),
        days => format!("{days} days left"),
    };
    writeln!(out, "    valid: {} to {} ({left})", one.not_before, one.not_after)?;
    match one.names.is_empty() {
        true => Ok(()),
        false => writeln!(out, "    names: {}", clean(&one.names.join(", "))),
    }
}
