//! listener.ora parameters that carry the name of their listener:
//! `LOGGING_LISTENER`, `SID_LIST_LISTENER2`.

use super::{FileKind, Keyword, Param, params};

/// A parameter name taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Suffixed<'a> {
    /// The row of the parameter.
    pub param: &'static Param,
    /// Its keyword, without the listener's name.
    pub keyword: Keyword,
    /// The listener's name.
    pub listener: &'a str,
}

/// Takes `KEYWORD_listener` apart, by the longest keyword of `kind` that fits.
pub fn suffixed(kind: FileKind, name: &str) -> Option<Suffixed<'_>> {
    let fits = |word: &str| {
        let (head, rest) = name.split_at_checked(word.len())?;
        let listener = rest.strip_prefix('_').filter(|listener| !listener.is_empty())?;
        head.eq_ignore_ascii_case(word).then_some((word.len(), listener))
    };
    let spellings = |param: &'static Param| std::iter::once(param.name).chain(param.aliases.iter().copied());
    params(kind)
        .filter(|param| param.suffix)
        .flat_map(|param| spellings(param).map(move |word| (param, word)))
        .filter_map(|(param, word)| fits(word).map(|(length, listener)| (length, param, word, listener)))
        .max_by_key(|(length, ..)| *length)
        .map(|(_, param, word, listener)| Suffixed { param, keyword: Keyword::of(word.as_bytes()), listener })
}
