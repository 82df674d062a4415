//! What the rules find, and what their fixes make of a text.

use tns_lint::{Diagnostic, LintFile, Linter, Safety, fix_text};
use tns_parser::{FileKind, Parse};

/// Every finding lies in the text; fixing ends, adds no syntax error, and safe
/// fixes leave every usable entry usable.
pub(super) fn check(parse: Parse) {
    let linter = Linter::default();
    let (kind, errors, usable) = (parse.kind(), parse.errors().len(), usable(&parse));
    let file = LintFile::new(parse);
    linter.check(&file).iter().for_each(|found| lies_inside(found, &file));
    let again = LintFile::new(file.parse().clone());
    let safe = fix_text(&linter, file, Safety::Safe).expect("fixes can be applied");
    let after = tns_parser::parse(safe.source, kind);
    assert!(after.errors().len() <= errors, "safe fixes add syntax errors");
    assert!(self::usable(&after) >= usable, "safe fixes lose entries");
    let bold = fix_text(&linter, again, Safety::Unsafe).expect("fixes can be applied");
    assert!(tns_parser::parse(bold.source, kind).errors().len() <= errors, "fixes add syntax errors");
}

fn lies_inside(found: &Diagnostic, file: &LintFile) {
    let spans = found.related.iter().map(|related| related.span).chain([found.span]);
    for span in spans {
        assert!(span.start <= span.end && span.end <= file.source().len(), "{}: {span:?}", found.rule.code);
    }
    assert!(!found.message.is_empty());
}

/// Names that lead to a usable entry, each once.
fn usable(parse: &Parse) -> usize {
    if parse.kind() != FileKind::Tnsnames {
        return 0;
    }
    let entries = parse.entries().map(tns_parser::model::entry).filter(|entry| entry.unusable.is_none());
    let names = entries.flat_map(|entry| entry.names().collect::<Vec<_>>());
    let names: std::collections::HashSet<_> = names.map(|name| name.text.to_ascii_uppercase()).collect();
    names.len()
}
