use std::path::Path;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use super::{Config, Profile};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::Safety;
use crate::rule::RuleInfo;
use crate::select::{Selection, SelectionError, known, weight};

/// What a configuration means for findings.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Only errors count.
    errors_only: bool,
    severity: Vec<(String, Severity)>,
    excluded: GlobSet,
    /// Files of other programs that are looked into; none: all.
    embedded: Option<GlobSet>,
    files: Vec<(GlobSet, Vec<String>)>,
    aliases: Vec<(GlobSet, Vec<String>)>,
    templates: GlobSet,
    fixable: Vec<String>,
    unfixable: Vec<String>,
}

/// Why a configuration cannot be used though it is well-formed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// A word selects no rule.
    #[error(transparent)]
    Word(#[from] SelectionError),
    /// A pattern is none.
    #[error("`{pattern}` is no pattern: {why}")]
    Pattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Policy {
    /// What `config` means.
    ///
    /// # Errors
    /// [`PolicyError`] for words that name no rule, and patterns that are none.
    pub fn new(config: &Config) -> Result<Self, PolicyError> {
        let per = |table: &std::collections::BTreeMap<String, Vec<String>>, any_case| {
            let of = |(pattern, words): (&String, &Vec<String>)| {
                words.iter().try_for_each(|word| known(word))?;
                Ok((globs(std::slice::from_ref(pattern), any_case)?, words.clone()))
            };
            table.iter().map(of).collect::<Result<Vec<_>, PolicyError>>()
        };
        let words = config.severity.keys().chain(&config.fixable).chain(&config.unfixable);
        words.into_iter().try_for_each(|word| known(word))?;
        Ok(Self {
            errors_only: config.profile == Some(Profile::CiMinimal),
            severity: config.severity.iter().map(|(word, severity)| (word.clone(), *severity)).collect(),
            excluded: globs(&[config.exclude.clone(), config.extend_exclude.clone()].concat(), false)?,
            embedded: match &*config.embedded.include {
                [] => None,
                include => Some(globs(include, false)?),
            },
            files: per(&config.per_file_ignores, false)?,
            aliases: per(&config.per_alias_ignores, true)?,
            templates: globs(&config.templates, false)?,
            fixable: config.fixable.clone(),
            unfixable: config.unfixable.clone(),
        })
    }

    /// The rules that `config` lets run.
    ///
    /// # Errors
    /// [`SelectionError`] for a word that selects nothing.
    pub fn selection(config: &Config) -> Result<Selection, SelectionError> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let more = match config.profile {
            Some(Profile::Security) => words(&["security"]),
            Some(Profile::All) => words(&["all"]),
            Some(Profile::Default | Profile::CiMinimal) | None => Vec::new(),
        };
        // A profile may name a group that has no rule.
        let more: Vec<_> = more.into_iter().filter(|word| known(word).is_ok()).collect();
        let extend = [more, config.extend_select.clone()].concat();
        Selection::new(&config.select, &config.ignore)?.and(&extend)
    }

    /// Whether a file, or a directory that it is in, is left out of directory runs; its path is
    /// relative to the configuration.
    pub fn excludes(&self, path: &Path) -> bool {
        path.ancestors().any(|path| self.excluded.is_match(path))
    }

    /// Whether a file of another program is looked into in directory runs.
    pub fn embeds(&self, path: &Path) -> bool {
        self.embedded.as_ref().is_none_or(|globs| globs.is_match(path))
    }

    /// Whether placeholders in a file stand for any value; its path is relative to the configuration.
    pub fn is_template(&self, path: &Path) -> bool {
        self.templates.is_match(path)
    }

    /// Whether the fixes of a rule are applied; where both lists name it, the closer word wins.
    fn may_fix(&self, rule: &RuleInfo) -> bool {
        let best = |words: &[String]| words.iter().map(|word| weight(word, rule)).max().unwrap_or_default();
        let (fixable, unfixable) = (best(&self.fixable), best(&self.unfixable));
        (self.fixable.is_empty() || fixable > 0) && (unfixable == 0 || fixable > unfixable)
    }

    /// Whether a finding counts; sets its severity, and leaves a fix that is not wanted to be shown
    /// only. The path is relative to the configuration.
    pub fn admits(&self, path: &Path, found: &mut Diagnostic) -> bool {
        let names = |words: &[String]| words.iter().any(|word| weight(word, found.rule) > 0);
        let alias = found.entry.as_deref().unwrap_or_default();
        let quiet = self.files.iter().any(|(globs, words)| globs.is_match(path) && names(words))
            || self.aliases.iter().any(|(globs, words)| globs.is_match(alias) && names(words));
        let own = self.severity.iter().map(|(word, severity)| (weight(word, found.rule), *severity));
        // The word that names the rule most exactly.
        if let Some((_, severity)) = own.filter(|(weight, _)| *weight > 0).max_by_key(|(weight, _)| *weight) {
            found.severity = severity;
        }
        if let Some(fix) = found.fix.as_mut().filter(|_| !self.may_fix(found.rule)) {
            fix.safety = Safety::DisplayOnly;
        }
        !quiet && (!self.errors_only || found.severity == Severity::Error)
    }
}

fn globs(patterns: &[String], any_case: bool) -> Result<GlobSet, PolicyError> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        let failed = |why: globset::Error| PolicyError::Pattern {
            pattern: pattern.clone(),
            why: why.kind().to_string(),
        };
        let build = |text: &str| GlobBuilder::new(text).case_insensitive(any_case).build().map_err(failed);
        builder.add(build(pattern)?);
        // As in .gitignore: a name without a directory stands for files anywhere.
        if !any_case && !pattern.contains('/') {
            builder.add(Glob::new(&format!("**/{pattern}")).map_err(failed)?);
        }
    }
    builder.build().map_err(|why| PolicyError::Pattern { pattern: patterns.join(", "), why: why.to_string() })
}
