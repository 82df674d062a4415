use super::quote::{identifier, literal, plain_literal};
use super::statement::{Statement, Step};
use super::{Download, Extproc, Job};

/// All statements in the order in which they are run.
pub(super) fn all(setup: &Extproc) -> Vec<Statement> {
    let mut made = vec![directory(setup)];
    made.extend(download(setup));
    made.push(call(
        Step::Register,
        "DBMS_CLOUD_FUNCTION_ADMIN.REGISTER_REMOTE_EXECUTION_ENV",
        &[
            ("remote_endpoint_name", object(&setup.name)),
            ("remote_endpoint_url", literal(&setup.endpoint.to_string())),
            ("wallet_dir", object(&setup.wallet_directory)),
            ("remote_cert_dn", literal(&setup.cert_dn)),
        ],
    ));
    made.extend(privilege(setup, Step::Grant, "DBMS_CLOUD_FUNCTION_ADMIN.GRANT_REMOTE_EXECUTION_ENV"));
    made.extend(setup.job.iter().flat_map(|job| scheduled(setup, job)));
    made.extend(privilege(setup, Step::Revoke, "DBMS_CLOUD_FUNCTION_ADMIN.REVOKE_REMOTE_EXECUTION_ENV"));
    let deregister = "DBMS_CLOUD_FUNCTION_ADMIN.DEREGISTER_REMOTE_EXECUTION_ENV";
    made.push(call(Step::Deregister, deregister, &[("remote_endpoint_name", object(&setup.name))]));
    made
}

fn directory(setup: &Extproc) -> Statement {
    let name = identifier(&setup.wallet_directory);
    let path = plain_literal(&setup.wallet_path);
    let sql = format!("CREATE OR REPLACE DIRECTORY {name} AS {path}");
    Statement { step: Step::WalletDirectory, sql, asking: None }
}

fn download(setup: &Extproc) -> Vec<Statement> {
    let Some(download) = &setup.download else { return Vec::new() };
    let mut made = Vec::new();
    made.extend(download.create_credential.then(|| credential(download)));
    made.push(call(
        Step::WalletDownload,
        "DBMS_CLOUD.GET_OBJECT",
        &[
            ("credential_name", object(&download.credential)),
            ("object_uri", literal(&download.uri)),
            ("directory_name", object(&setup.wallet_directory)),
            ("file_name", literal("cwallet.sso")),
        ],
    ));
    made
}

/// User and secret are variables: of drivers in one text, of command line tools in the other.
fn credential(download: &Download) -> Statement {
    let with = |user: &str, secret: &str| {
        call(
            Step::Credential,
            "DBMS_CLOUD.CREATE_CREDENTIAL",
            &[
                ("credential_name", object(&download.credential)),
                ("username", user.to_owned()),
                ("password", secret.to_owned()),
            ],
        )
    };
    let asking = with("'&storage_user'", "'&storage_secret'").sql;
    Statement { asking: Some(asking), ..with(":storage_user", ":storage_secret") }
}

fn privilege(setup: &Extproc, step: Step, procedure: &str) -> Option<Statement> {
    let user = ("user_name", object(setup.grantee.as_ref()?));
    Some(call(step, procedure, &[("remote_endpoint_name", object(&setup.name)), user]))
}

fn scheduled(setup: &Extproc, job: &Job) -> Vec<Statement> {
    let name = object(&job.name);
    let context = if job.with_context { ":WITH_CONTEXT" } else { "" };
    let destination = format!("REMOTE_EXTPROC:{}{context}", identifier(&setup.name));
    let mut made = vec![call(
        Step::Job,
        "DBMS_SCHEDULER.CREATE_JOB",
        &[
            ("job_name", name.clone()),
            ("job_type", literal("EXECUTABLE")),
            ("job_action", literal(&job.script)),
            ("number_of_arguments", job.arguments.len().to_string()),
            ("enabled", "FALSE".to_owned()),
        ],
    )];
    made.extend(arguments(job, &name));
    made.push(call(
        Step::JobDestination,
        "DBMS_SCHEDULER.SET_ATTRIBUTE",
        &[("name", name.clone()), ("attribute", literal("destination")), ("value", literal(&destination))],
    ));
    made.push(call(Step::JobEnable, "DBMS_SCHEDULER.ENABLE", &[("name", name)]));
    made
}

/// One block for all arguments: half of them would run the script wrongly.
fn arguments(job: &Job, name: &str) -> Option<Statement> {
    let calls = job.arguments.iter().enumerate().map(|(at, argument)| {
        one(
            "DBMS_SCHEDULER.SET_JOB_ARGUMENT_VALUE",
            &[
                ("job_name", name.to_owned()),
                ("argument_position", (at + 1).to_string()),
                ("argument_value", literal(argument)),
            ],
        )
    });
    let body: String = calls.collect();
    (!body.is_empty()).then(|| block(Step::JobArguments, &body))
}

/// A name as a procedure takes it: text that says what would stand in SQL.
fn object(name: &str) -> String {
    literal(&identifier(name))
}

fn call(step: Step, procedure: &str, arguments: &[(&str, String)]) -> Statement {
    block(step, &one(procedure, arguments))
}

fn block(step: Step, body: &str) -> Statement {
    Statement { step, sql: format!("BEGIN\n{body}END;"), asking: None }
}

fn one(procedure: &str, arguments: &[(&str, String)]) -> String {
    let lines: Vec<_> = arguments.iter().map(|(name, value)| format!("    {name} => {value}")).collect();
    format!("  {procedure}(\n{}\n  );\n", lines.join(",\n"))
}
