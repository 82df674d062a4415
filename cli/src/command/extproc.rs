//! `tnslint extproc`

use std::io::{self, Write};

use serde::Serialize;
use tns_dsn::extproc::{Download, Extproc, Job, Statement};

use crate::args::{ExtprocArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    statements: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    step: &'static str,
    purpose: &'static str,
    sql: &'a str,
}

impl<'a> Shown<'a> {
    fn of(one: &'a Statement) -> Self {
        Self { step: one.step.name(), purpose: one.step.purpose(), sql: &one.sql }
    }
}

pub(crate) fn run(args: &ExtprocArgs) -> io::Result<Status> {
    let statements = match setup(args).statements() {
        Ok(statements) => statements,
        Err(refused) => {
            refused.reasons.iter().for_each(|reason| complain(&reason.to_string()));
            return Ok(Status::Found);
        }
    };
    let wanted = |statement: &&Statement| statement.step.is_removal() == args.remove;
    let mut out = stdout();
    match args.output {
        TextOrJson::Text => statements.iter().filter(wanted).try_for_each(|one| write!(out, "{one}"))?,
        TextOrJson::Json => {
            let statements = statements.iter().filter(wanted).map(Shown::of).collect();
            json(&mut out, &Document { version: 1, statements })?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn setup(args: &ExtprocArgs) -> Extproc {
    let mut setup = Extproc::new(args.endpoint.clone(), &args.cert_dn);
    let names = [
        (&mut setup.name, &args.name),
        (&mut setup.wallet_directory, &args.wallet_directory),
        (&mut setup.wallet_path, &args.wallet_path),
    ];
    for (place, given) in names {
        if let Some(given) = given {
            place.clone_from(given);
        }
    }
    setup.download = args.wallet_uri.clone().zip(args.credential.clone()).map(|(uri, credential)| Download {
        uri,
        credential,
        create_credential: args.create_credential,
    });
    setup.grantee.clone_from(&args.grant);
    setup.job = args.job.clone().zip(args.script.as_deref()).map(|(name, script)| Job {
        arguments: args.arguments.clone(),
        with_context: !args.without_context,
        ..Job::new(&name, script)
    });
    setup
}
