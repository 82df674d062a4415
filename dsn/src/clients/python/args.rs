//! The values of a section, as the driver's setters take them.

use super::catalog::Kind;
use super::chars::{is_digit, trim};
use super::number::{seconds, unsigned};
use super::repr::repr;
use super::tree::{Section, Tree, Value};
use crate::clients::Refusal;

/// The parameters of one section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Args<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) section: &'t Section<'a>,
}

impl<'t, 'a> Args<'t, 'a> {
    /// The parameters of a section.
    ///
    /// # Errors
    /// An exception of Python for what is a text or a list.
    pub(super) fn new(tree: &'t Tree<'a>, value: Value<'a>) -> Result<Self, Refusal> {
        match value {
            Value::Section(id) => Ok(Self { tree, section: tree.section(id) }),
            Value::Text(_) => Err(Refusal::crash("TypeError: a text where a dictionary is expected")),
            Value::List(_) => Err(Refusal::crash("TypeError: a list where a dictionary is expected")),
        }
    }

    /// The parameters of the outermost section.
    pub(super) fn root(tree: &'t Tree<'a>) -> Self {
        Self { tree, section: tree.section(0) }
    }

    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        self.section.get(name)
    }

    /// The section of this name, if there is one.
    pub(super) fn below(&self, name: &str) -> Result<Option<Self>, Refusal> {
        self.get(name).map(|value| Self::new(self.tree, value)).transpose()
    }

    /// Every word but three is `off`; what is no text is `on` unless it is empty.
    pub(super) fn flag(&self, name: &str, flag: &mut bool) {
        match self.get(name) {
            None => {}
            Some(Value::Text(text)) => {
                *flag = ["on", "yes", "true"].iter().any(|on| trim(text).eq_ignore_ascii_case(on));
            }
            Some(Value::List(_)) => *flag = true,
            Some(Value::Section(id)) => *flag = !self.tree.section(id).pairs().is_empty(),
        }
    }

    pub(super) fn number(&self, name: &str, number: &mut i64) -> Result<(), Refusal> {
        if let Some(value) = self.get(name) {
            *number = unsigned(word(value)?)?.into();
        }
        Ok(())
    }

    pub(super) fn duration(&self, name: &str, duration: &mut Option<f64>) -> Result<(), Refusal> {
        if let Some(value) = self.get(name) {
            *duration = Some(seconds(word(value)?)?);
        }
        Ok(())
    }

    /// A text; of anything else the text that Python shows for it.
    pub(super) fn text(&self, name: &str, text: &mut Option<String>) -> Result<(), Refusal> {
        match self.get(name) {
            None => {}
            Some(Value::Text(value)) => *text = Some(value.to_owned()),
            Some(Value::Section(id)) if self.tree.section(id).pairs().is_empty() => {}
            Some(value) => *text = Some(repr(self.tree, value)?),
        }
        Ok(())
    }

    /// A text that is no part of the reading.
    pub(super) fn check_text(&self, name: &str) -> Result<(), Refusal> {
        match self.get(name) {
            None | Some(Value::Text(_)) => Ok(()),
            Some(_) => self.text(name, &mut None),
        }
    }

    /// One of a few words, in lower case.
    pub(super) fn choice(
        &self,
        name: &str,
        words: &[&str],
        refusal: impl Fn(&str) -> Refusal,
    ) -> Result<Option<String>, Refusal> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let given = word(value)?;
        let known = words.iter().find(|word| word.eq_ignore_ascii_case(given));
        known.map(|&word| Some(word.to_owned())).ok_or_else(|| refusal(given))
    }

    /// The version of TLS, if one is named.
    pub(super) fn check_tls_version(&self, name: &str) -> Result<(), Refusal> {
        let is_known =
            |text: &str| ["tlsv1.2", "tlsv1.3"].iter().any(|known| known.eq_ignore_ascii_case(text));
        match self.get(name) {
            None => Ok(()),
            Some(Value::Text(text)) if is_known(text) => Ok(()),
            Some(_) => Err(Refusal::coded("DPY-4032", "SSL_VERSION is neither TLSv1.2 nor TLSv1.3")),
        }
    }

    /// A member of an enumeration, by its name or its number.
    pub(super) fn member(
        &self,
        name: &str,
        names: &[&str],
        takes: impl Fn(u32) -> bool,
    ) -> Result<(), Refusal> {
        let Some(value) = self.get(name) else { return Ok(()) };
        let text = word(value)?;
        let is_member = match !text.is_empty() && text.chars().all(is_digit) {
            true => takes(unsigned(text)?),
            false => names.contains(&text.to_uppercase().as_str()),
        };
        match is_member {
            true => Ok(()),
            false => Err(Refusal::coded("DPY-4022", format!("{} cannot be `{text}`", name.to_uppercase()))),
        }
    }

    /// The parameters that the driver sends to the server unread.
    pub(super) fn rest(&self) -> impl Iterator<Item = Value<'a>> {
        let kind = self.section.kind;
        let pairs = self.section.pairs().iter();
        pairs.filter(move |pair| !kind.knows(&pair.name)).map(|pair| pair.value)
    }

    /// What stands for a DESCRIPTION without being one is not sorted: a parameter that happens to be
    /// called as the driver calls the rest is taken for it.
    pub(super) fn check_rest(&self) -> Result<(), Refusal> {
        match self.section.kind {
            Kind::Other => self.below(Kind::Other.rest()).map(|_| ()),
            _ => Ok(()),
        }
    }
}

fn word<'a>(value: Value<'a>) -> Result<&'a str, Refusal> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Section(_) => Err(Refusal::crash("TypeError: a dictionary where a text is expected")),
        Value::List(_) => Err(Refusal::crash("TypeError: a list where a text is expected")),
    }
}
