use tns_parser::{Edit, Keyword, Span, SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::{alone, line_start};
use crate::rule::{Check, Report, rule};

rule! {
    /// A closing parenthesis closes nothing.
    ///
    /// ## What it does
    /// Reports each `)` that has no `(`: behind a complete entry, or in front
    /// of the first one.
    ///
    /// ## Why is this bad?
    /// python-oracledb refuses the alias with DPY-4018, while node-oracledb
    /// drops what is too much: the same file works in one program and fails in
    /// the next. Often a `)` further up closes the descriptor too early, and
    /// what comes after it, CONNECT_DATA for example, is lost.
    ///
    /// ## Fix
    /// The surplus is deleted: safe where it follows a closed entry and ends a
    /// line, else unsafe. Where the descriptor is closed too early, the early
    /// parenthesis is deleted instead: unsafe.
    EXTRA_PARENTHESIS = "TNS002", "extra-parenthesis", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S02"],
    check: Check::Syntax(&[SyntaxCode::ExtraClose], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    if !lacks_one_before(file, error) {
        extra(file, error, report);
    }
}

/// Whether a `)` is missing further up in the entry: that is the cause, and reported.
fn lacks_one_before(file: &LintFile, error: &SyntaxError) -> bool {
    let Some(entry) = file.parse().entry_at(error.at.start) else { return false };
    let mut before = entry.errors().take_while(|before| before.at.start < error.at.start);
    before.any(|before| before.code == SyntaxCode::MissingClose)
}

fn extra(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let consequence = match file.has_descriptors() {
        true => "python-oracledb refuses the alias (DPY-4018)",
        false => "the entry may not be read",
    };
    let message = match error.count {
        1 => format!("this `)` closes nothing: {consequence}"),
        count => format!("these {count} `)` close nothing: {consequence}"),
    };
    let finding = report.at(error.at, message).label("one too many");
    if let Some(early) = closed_early(file, error) {
        let edits = vec![Edit::delete(early)];
        finding
            .related(early, "the descriptor is already closed here")
            .help("delete the `)` that closes the descriptor before its last part")
            .fix(Safety::Unsafe, "delete the parenthesis that closes too early", edits);
        return;
    }
    let edits = surplus(file, error.at).into_iter().map(Edit::delete).collect();
    let safety = if is_apart(file, error.at) { Safety::Safe } else { Safety::Unsafe };
    finding.help("delete it").fix(safety, "delete what closes nothing", edits);
}

/// Whether the surplus follows a closed entry and nothing but a comment follows
/// it on its line; else other text could become part of a name or value.
fn is_apart(file: &LintFile, at: Span) -> bool {
    let bytes = file.source().bytes();
    let before = bytes[..at.start as usize].trim_ascii_end();
    let line = line_start(file, before.len() as u32) as usize;
    let closed = before.ends_with(b")") || before.get(line..).is_some_and(|line| line.contains(&b'#'));
    let mut after = bytes[at.end as usize..].iter().filter(|byte| !matches!(byte, b' ' | b'\t'));
    closed && after.next().is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'#'))
}

/// The `)` that ends the first of two groups of an entry, where one `)` is left over.
fn closed_early(file: &LintFile, error: &SyntaxError) -> Option<Span> {
    let entry =
        file.parse().entry_at(error.at.start).filter(|_| error.count == 1 && file.has_descriptors())?;
    let mut groups = entry.params().filter(|group| group.span().end <= error.at.start);
    let (first, second) = (groups.next()?, groups.next()?);
    if !matches!(first.keyword(), Keyword::DESCRIPTION | Keyword::DESCRIPTION_LIST)
        || first.keyword() == second.keyword()
    {
        return None;
    }
    let end = first.span().end;
    Some(Span::new(end - 1, end)).filter(|last| file.source().slice(*last) == b")")
}

/// The parentheses of a span, those of one line together; comments between them stay.
fn surplus(file: &LintFile, span: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut comment = false;
    for (at, &byte) in (span.start..span.end).zip(file.source().slice(span)) {
        match byte {
            b'\n' | b'\r' => comment = false,
            b'#' => comment = file.parse().has_comments(),
            b')' if !comment => match found.last_mut().filter(|last| same_line(file, last.end, at)) {
                Some(last) => last.end = at + 1,
                None => found.push(Span::new(at, at + 1)),
            },
            _ => {}
        }
    }
    found.into_iter().map(|span| alone(file, span)).collect()
}

fn same_line(file: &LintFile, from: u32, to: u32) -> bool {
    file.source().slice(Span::new(from, to)).iter().all(|byte| matches!(byte, b' ' | b'\t'))
}
