//! Source text that connects.

use std::fmt::Write;

use tns_dsn::convert::python::Argument;

use super::{Driver, Export, Value};

/// Statements in the driver's language.
pub(super) fn write(export: &Export) -> String {
    match export.driver {
        Driver::Python => python(export),
        Driver::Oracledb => oracledb(export),
        Driver::Oracle => oracle(export),
        Driver::Sibyl => sibyl(export),
    }
}

/// The variable of the environment that a secret is read from.
fn variable(secret: &str) -> &'static str {
    match secret {
        "newpassword" | "new_password" => "ORACLE_NEW_PASSWORD",
        "access_token" => "ORACLE_TOKEN",
        _ => "ORACLE_PASSWORD",
    }
}

/// Comments with the variables that have to be set.
fn environment(export: &Export, comment: &str) -> String {
    let lines = export.environment.iter().map(|(name, value)| match value {
        Value::Text(text) => format!("{comment} {name}={}\n", one_line(text)),
        _ => String::new(),
    });
    lines.collect()
}

/// A text that cannot leave its comment.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

fn python(export: &Export) -> String {
    let os = if export.secrets.is_empty() { "" } else { "import os\n\n" };
    let mut made =
        format!("{os}import oracledb\n\n{}connection = oracledb.connect(\n", environment(export, "#"));
    let mut line = |name: &str, value: &str| _ = writeln!(made, "    {name}={value},");
    let is_user = |name: &str| name.ends_with("user");
    let settings = |users: bool| export.settings.iter().filter(move |(name, _)| is_user(name) == users);
    settings(true).for_each(|(name, value)| line(name, &in_python(value)));
    export.secrets.iter().for_each(|name| line(name, &format!("os.environ[\"{}\"]", variable(name))));
    settings(false).for_each(|(name, value)| line(name, &in_python(value)));
    made.push_str(")\n");
    made
}

fn in_python(value: &Value) -> String {
    match value {
        Value::Text(text) => Argument::Text(text.clone()).to_string(),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => Argument::Truth(*truth).to_string(),
        Value::Time(time) => time.as_secs_f64().to_string(),
        Value::Constant { path, .. } => path.clone(),
        Value::Contexts(contexts) => {
            let texts = |context: &[String; 3]| {
                let quoted = context.each_ref().map(|text| Argument::Text(text.clone()).to_string());
                format!("({})", quoted.join(", "))
            };
            format!("[{}]", contexts.iter().map(texts).collect::<Vec<_>>().join(", "))
        }
    }
}

fn oracledb(export: &Export) -> String {
    /// Setters that check what they get.
    const CHECKED: [&str; 4] = ["connect_string", "machine", "program", "osuser"];
    /// Its error is none of the standard library's, which `?` alone would need beside others.
    const TELL: &str = ".map_err(|error| error.to_string())?";
    let mut made = environment(export, "//") + "let config = oracledb::Config::default()";
    let setter = |made: &mut String, name: &str, value: &str| {
        let check = if CHECKED.contains(&name) { TELL } else { "" };
        _ = write!(made, "\n    .set_{name}({value}){check}");
    };
    let (user, rest): (Vec<_>, Vec<_>) = export.settings.iter().partition(|(name, _)| *name == "user");
    user.iter().for_each(|(name, value)| setter(&mut made, name, &in_rust(value)));
    export.secrets.iter().for_each(|name| setter(&mut made, name, &format!("&{}", secret(name))));
    rest.iter().for_each(|(name, value)| setter(&mut made, name, &in_rust(value)));
    format!("{made};\nlet connection = oracledb::connect(config){TELL};\n")
}

fn oracle(export: &Export) -> String {
    const ARGUMENTS: [&str; 2] = ["username", "connect_string"];
    let text = |name| format!("{:?}", export.text(name).unwrap_or_default());
    let [user, target] = ARGUMENTS.map(text);
    let password = password(export);
    let mut made = environment(export, "//");
    _ = write!(made, "let connection = oracle::Connector::new({user}, {password}, {target})");
    for (name, value) in export.settings.iter().filter(|(name, _)| !ARGUMENTS.contains(name)) {
        match value {
            Value::Contexts(contexts) => {
                contexts.iter().for_each(|[of, name, value]| {
                    _ = write!(made, "\n    .app_context({of:?}, {name:?}, {value:?})");
                });
            }
            _ => _ = write!(made, "\n    .{name}({})", in_rust(value)),
        }
    }
    if export.secrets.contains(&"new_password") {
        _ = write!(made, "\n    .new_password({})", secret("new_password"));
    }
    made + "\n    .connect()?;\n"
}

fn sibyl(export: &Export) -> String {
    let [target, user] =
        ["dbname", "username"].map(|name| format!("{:?}", export.text(name).unwrap_or_default()));
    let connect = match export.get("privilege") {
        Some(Value::Constant { path, .. }) => path,
        _ => "connect",
    };
    let environment = environment(export, "//");
    let password = secret("password");
    format!(
        "{environment}let oracle = sibyl::env()?;\nlet session = oracle.{connect}({target}, {user}, &{password})?;\n"
    )
}

fn password(export: &Export) -> String {
    match export.secrets.contains(&"password") {
        true => secret("password"),
        false => "\"\"".to_owned(),
    }
}

fn secret(name: &str) -> String {
    format!("std::env::var(\"{}\")?", variable(name))
}

fn in_rust(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Time(time) => format!("Some(std::time::Duration::from_millis({}))", time.as_millis()),
        Value::Constant { path, .. } => path.clone(),
        Value::Contexts(contexts) => format!("{contexts:?}"),
    }
}
