use tns_lint::{ErrorPage, directives, find_rule};
use tns_parser::Span;
use tns_parser::catalog::error_at;

use super::{At, Told};

/// What an error number or, in a comment for the linter, the word for a rule stands for.
pub(super) fn told(at: At<'_>) -> Option<Told> {
    rule(at).or_else(|| error(at))
}

fn rule(at: At<'_>) -> Option<Told> {
    let directives = directives(at.block.file());
    let mut words = directives.iter().flat_map(|directive| &directive.words);
    let word = words.find(|word| (word.span.start..=word.span.end).contains(&at.inner))?;
    let page = find_rule(&word.text)?.page().text();
    Some(Told { text: at.can.markup(page.clone(), || page), span: word.span })
}

fn error(at: At<'_>) -> Option<Told> {
    let source = at.block.parse().source();
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let (before, behind) = source.bytes().split_at(at.inner as usize);
    let start = before.iter().rposition(is_end).map_or(0, |end| end + 1) as u32;
    let end = at.inner + behind.iter().position(is_end).unwrap_or(behind.len()) as u32;
    let line = source.text(Span::new(start, end));
    let (range, error) = error_at(&line, (at.inner - start) as usize)?;
    let page = ErrorPage::of(error).text();
    let span = Span::new(start + range.start as u32, start + range.end as u32);
    Some(Told { text: at.can.markup(format!("### {page}"), || page), span })
}
