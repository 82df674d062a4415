//! What the driver takes for a value.

use std::str::FromStr;
use std::time::Duration;

use super::Refusal;
use super::nodes::Node;

impl<'a> Node<'_, 'a> {
    /// A text; parameters in its place are an error.
    pub(super) fn text(self) -> Result<String, Refusal> {
        Ok(self.simple("String")?.to_owned())
    }

    /// `on`, `yes` and `true` switch on, every other value switches off.
    pub(super) fn switch(self) -> Result<bool, Refusal> {
        Ok(is_one_of(self.simple("bool")?.trim(), &["on", "yes", "true"]))
    }

    /// Whether the value is one of the words for on and off.
    pub(super) fn is_plain_switch(self) -> bool {
        let words = ["on", "off", "yes", "no", "true", "false"];
        self.value().is_some_and(|value| is_one_of(value.trim(), &words))
    }

    /// A whole number without sign, a leading `+` apart.
    pub(super) fn number<T: FromStr>(self, kind: &str) -> Result<T, Refusal> {
        self.simple(kind)?.parse().map_err(|_| self.invalid(kind))
    }

    /// Seconds, with `sec`, `ms` or `min` behind them if need be.
    ///
    /// # Errors
    /// A negative number, `nan` and what is too long are panics: they pass as numbers and fail as
    /// times.
    pub(super) fn seconds(self) -> Result<f64, Refusal> {
        let text = self.simple("duration")?.to_lowercase();
        let units = [("sec", 1.0), ("ms", 0.001), ("min", 60.0)];
        let found = units.into_iter().find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, factor)));
        let (number, factor) = found.unwrap_or((&text, 1.0));
        let number: f64 = number.trim_end().parse().map_err(|_| self.invalid("duration"))?;
        let duration = Duration::try_from_secs_f64(number * factor);
        Ok(duration.map_err(|error| Refusal::crash(format!("panic: {error}")))?.as_secs_f64())
    }

    /// One of these words, in lower case.
    pub(super) fn word(self, kind: &str, words: &[&str]) -> Result<String, Refusal> {
        let value = self.simple(kind)?;
        if is_one_of(value, words) { Ok(value.to_ascii_lowercase()) } else { Err(self.invalid(kind)) }
    }

    fn simple(self, kind: &str) -> Result<&'a str, Refusal> {
        self.value().ok_or_else(|| self.invalid(kind))
    }

    fn invalid(self, kind: &str) -> Refusal {
        let key = self.key().to_ascii_lowercase();
        Refusal::plain(format!("full descriptor node {key} is not a valid {kind}"))
    }
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}
