//! `tnslint`: checks and formats Oracle Net configuration.

mod args;
mod command;
mod excerpt;
mod exit;
mod input;
mod output;
mod progress;
mod render;
mod replace;
mod secret;
mod setup;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse_from(with_command(std::env::args_os().collect())) {
        Ok(arguments) => arguments,
        Err(error) => return wrong_use(&error),
    };
    arguments.color.apply();
    let status = match arguments.command {
        Command::Check(check) => command::check::run(&check),
        Command::Baseline(baseline) => command::baseline::run(&baseline),
        Command::Config(config) => command::config::run(&config),
        Command::Fmt(fmt) => command::fmt::run(&fmt),
        Command::Parse(parse) => command::parse::run(&parse),
        Command::Rules(rules) => command::rules::run(&rules),
        Command::Explain(explain) => command::explain::run(&explain),
        Command::Param(param) => command::param::run(&param),
        Command::Convert(convert) => command::convert::run(&convert),
        Command::Resolve(resolve) => command::resolve::run(&resolve),
        Command::Compat(compat) => command::compat::run(&compat),
        Command::Diff(diff) => command::diff::run(&diff),
        Command::Edit(edit) => command::edit::run(&edit),
        Command::Dsn(dsn) => command::dsn::run(&dsn),
        Command::Extproc(extproc) => command::extproc::run(&extproc),
        Command::Ping(ping) => command::ping::run(&ping),
        Command::Connect(connect) => command::connect::run(&connect),
        Command::Wallet(wallet) => command::wallet::run(&wallet),
        Command::Lsp(_) => command::lsp::run(),
        Command::Completions(completions) => command::shell::completions(&completions),
        Command::Man(man) => command::shell::man(&man),
    };
    exit::code(status)
}

/// `tnslint PATH` means `tnslint check PATH`.
fn with_command(mut words: Vec<OsString>) -> Vec<OsString> {
    let first = words.iter().skip(1).position(|word| !is_global_flag(word)).map(|at| at + 1);
    let known = |word: &OsString| {
        let word = word.to_string_lossy();
        word == "help" || Arguments::command().get_subcommands().any(|command| command.get_name() == word)
    };
    match first {
        Some(at) if !known(&words[at]) && !is_help(&words[at]) => words.insert(at, "check".into()),
        _ => {}
    }
    words
}

fn is_global_flag(word: &OsString) -> bool {
    word.to_string_lossy().starts_with("--color=")
}

fn is_help(word: &OsString) -> bool {
    matches!(word.to_str(), Some("-h" | "--help" | "-V" | "--version"))
}

/// Help and version go to stdout with code 0, mistakes to stderr with code 2.
fn wrong_use(error: &clap::Error) -> ExitCode {
    // Nothing sensible can be done where not even this can be printed.
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_flag_of_check_has_a_variable() {
        let command = Arguments::command();
        let check = command.find_subcommand("check").expect("the command");
        let flags = check.get_arguments().filter_map(|flag| Some((flag.get_long()?, flag.get_env())));
        for (name, variable) in flags {
            let wanted = format!("TNSLINT_{}", name.to_uppercase().replace('-', "_"));
            assert_eq!(variable.map(|name| name.to_string_lossy().into_owned()), Some(wanted), "--{name}");
        }
    }
}
