use thiserror::Error;

use crate::registry::RULES;
use crate::rule::RuleInfo;
use crate::suggest::nearest;

/// Which rules run: those selected less those ignored.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Empty: those that are on by default.
    select: Vec<String>,
    /// Beside those.
    more: Vec<String>,
    ignore: Vec<String>,
}

/// A word that selects no rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no rule, code prefix or group is called `{word}`{}", hint(suggestion.as_deref()))]
pub struct SelectionError {
    /// The word.
    pub word: String,
    /// The rule that was perhaps meant.
    pub suggestion: Option<String>,
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

impl Selection {
    /// Takes codes (`TNS101`), prefixes (`TNS1`), names (`duplicate-alias`),
    /// groups (`names`) and `all`; an empty `select` is what is on by default. Where both lists
    /// name a rule, the one that is closer to its full code wins; then `ignore`.
    ///
    /// # Errors
    /// [`SelectionError`] for a word that selects nothing.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, SelectionError> {
        select.iter().chain(ignore).try_for_each(|word| known(word))?;
        Ok(Self { select: select.to_vec(), more: Vec::new(), ignore: ignore.to_vec() })
    }

    /// The same and these rules as well.
    ///
    /// # Errors
    /// [`SelectionError`] for a word that selects nothing.
    pub fn and(mut self, more: &[String]) -> Result<Self, SelectionError> {
        more.iter().try_for_each(|word| known(word))?;
        self.more.extend(more.iter().cloned());
        Ok(self)
    }

    /// Whether a rule runs.
    pub fn contains(&self, rule: &RuleInfo) -> bool {
        let best = |words: &[String]| words.iter().map(|word| weight(word, rule)).max().unwrap_or_default();
        let selected =
            if self.select.is_empty() { usize::from(rule.on_by_default) } else { best(&self.select) };
        let selected = selected.max(best(&self.more));
        selected > 0 && selected > best(&self.ignore)
    }
}

/// Whether a word selects a rule.
pub(crate) fn known(word: &str) -> Result<(), SelectionError> {
    if RULES.iter().any(|rule| weight(word, rule) > 0) {
        return Ok(());
    }
    let names = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
    Err(SelectionError { word: word.to_owned(), suggestion: nearest(word, names).map(str::to_owned) })
}

/// How exactly a word names a rule; 0 where it does not.
pub(crate) fn weight(word: &str, rule: &RuleInfo) -> usize {
    let upper = word.to_ascii_uppercase();
    match () {
        () if word.eq_ignore_ascii_case("all") => 1,
        () if word.eq_ignore_ascii_case(rule.name) => 100,
        () if word.eq_ignore_ascii_case(rule.group.name()) => 5,
        () if !upper.is_empty() && upper.starts_with("TNS") && rule.code.starts_with(&upper) => {
            upper.len() + 1
        }
        () => 0,
    }
}
