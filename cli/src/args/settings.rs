//! The arguments that stand in for settings of the configuration.

use std::collections::BTreeMap;

use clap::Args;
use clap::builder::FalseyValueParser;
use tns_lint::config::{Config, Layer, Profile};

use super::CheckArgs;

/// A set of rules, where rules keep quiet, and which files are read.
#[derive(Debug, Args)]
pub(crate) struct SettingsArgs {
    /// The set of rules to start from: default, ci-minimal, security or all.
    #[arg(long, value_name = "PROFILE", value_parser = profile, env = "TNSLINT_PROFILE")]
    pub(crate) profile: Option<Profile>,
    /// A rule that keeps quiet in files of a pattern, as `legacy/*.ora:TNS4`; repeatable.
    #[arg(long, value_name = "GLOB:RULE", value_delimiter = ',', value_parser = ignored,
          env = "TNSLINT_PER_FILE_IGNORES")]
    pub(crate) per_file_ignores: Vec<(String, String)>,
    /// A rule that keeps quiet in entries with names of a pattern, as `TEST_*:loopback-host`; repeatable.
    #[arg(long, value_name = "GLOB:RULE", value_delimiter = ',', value_parser = ignored,
          env = "TNSLINT_PER_ALIAS_IGNORES")]
    pub(crate) per_alias_ignores: Vec<(String, String)>,
    /// Read files that IFILE names, too (the default): rules that look at several files see them.
    #[arg(long, overrides_with = "no_follow_ifile", env = "TNSLINT_FOLLOW_IFILE", value_parser = FalseyValueParser::new())]
    pub(crate) follow_ifile: bool,
    /// Read no file that is only named by IFILE.
    #[arg(long, env = "TNSLINT_NO_FOLLOW_IFILE", value_parser = FalseyValueParser::new())]
    pub(crate) no_follow_ifile: bool,
    /// Report also what is found in files that were read because of IFILE.
    #[arg(long, env = "TNSLINT_REPORT_INCLUDED", value_parser = FalseyValueParser::new())]
    pub(crate) report_included: bool,
}

impl CheckArgs {
    /// What the flags say, over other settings.
    pub(crate) fn layer(&self) -> Layer {
        Layer::new("command line", &self.flags())
    }

    /// What the flags say, as settings.
    pub(crate) fn flags(&self) -> Config {
        let given = &self.settings;
        let follow_ifile = match (given.no_follow_ifile, given.follow_ifile) {
            (true, _) => Some(false),
            (false, follow) => follow.then_some(true),
        };
        Config {
            profile: given.profile,
            select: self.select.clone(),
            extend_select: self.rules.extend_select.clone(),
            ignore: self.rules.ignored(&self.ignore),
            fixable: self.rules.fixable.clone(),
            unfixable: self.rules.unfixable.clone(),
            target: self.targets.clone(),
            fail_on: self.fail_on,
            respect_gitignore: self.input.no_respect_gitignore.then_some(false),
            follow_ifile,
            allow_suppressions: self.ignore_suppressions.then_some(false),
            per_file_ignores: table(&given.per_file_ignores),
            per_alias_ignores: table(&given.per_alias_ignores),
            ..Config::default()
        }
    }
}

fn table(pairs: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (pattern, rule) in pairs {
        table.entry(pattern.clone()).or_default().push(rule.clone());
    }
    table
}

fn ignored(text: &str) -> Result<(String, String), String> {
    match text.rsplit_once(':') {
        Some((pattern, rule)) if !pattern.is_empty() && !rule.is_empty() => {
            Ok((pattern.to_owned(), rule.to_owned()))
        }
        _ => Err("a pattern and a rule are given as GLOB:RULE".to_owned()),
    }
}

fn profile(word: &str) -> Result<Profile, String> {
    match word {
        "default" => Ok(Profile::Default),
        "ci-minimal" => Ok(Profile::CiMinimal),
        "security" => Ok(Profile::Security),
        "all" => Ok(Profile::All),
        _ => Err("it is one of default, ci-minimal, security, all".to_owned()),
    }
}
