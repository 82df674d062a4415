use crate::catalog::{FileKind, Keyword, Lookup, suffixed};
use crate::text::Source;

/// The kind of a text by its content: `(` first is a bare descriptor, else the
/// kind whose catalogue knows most of its names; tnsnames.ora where none does.
pub fn detect_kind(source: &Source) -> FileKind {
    let parse = crate::parse(source.clone(), FileKind::Tnsnames);
    let opens = |entry: crate::Node<'_>| source.slice(entry.span()).starts_with(b"(");
    if parse.entries().next().is_some_and(opens)
        && !source.is_empty()
        && parse.errors().first().is_none_or(starts_bare)
    {
        return FileKind::Descriptor;
    }
    const BY_NAME: [FileKind; 4] = [FileKind::Sqlnet, FileKind::Listener, FileKind::Ldap, FileKind::Cman];
    let mut score = [0; BY_NAME.len()];
    for entry in parse.entries().take(200) {
        for (kind, score) in BY_NAME.into_iter().zip(&mut score) {
            *score += usize::from(knows(kind, entry));
        }
    }
    let best = BY_NAME.into_iter().zip(score).rev().max_by_key(|&(_, score)| score);
    best.filter(|&(_, score)| score > 0).map_or(FileKind::Tnsnames, |(kind, _)| kind)
}

/// Whether files of `kind` have an entry like this one.
fn knows(kind: FileKind, entry: crate::Node<'_>) -> bool {
    let by_name = entry.keyword() != Keyword::IFILE
        && matches!(entry.keyword().param(kind, Keyword::TOP), Lookup::Here(_));
    let by_content = kind == FileKind::Cman
        && entry.params().any(|param| param.name().eq_ignore_ascii_case("CONFIGURATION"));
    by_name || by_content || (kind == FileKind::Listener && suffixed(kind, &entry.name()).is_some())
}

/// Whether the first thing that is wrong with a text as a file is that its
/// first entry has no name.
fn starts_bare(error: &crate::SyntaxError) -> bool {
    error.code == crate::SyntaxCode::MissingAlias
}
