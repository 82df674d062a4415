use memchr::memchr2_iter;
use tns_parser::tree::NodeKind;
use tns_parser::{Edit, FileKind, Node, Span, SyntaxCode, SyntaxError};

use crate::context::{LintFile, Place};
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

rule! {
    /// A value holds a reserved character and is not quoted.
    ///
    /// ## What it does
    /// Reports a parenthesis in a value without quotes, such as the path
    /// `C:\Program Files (x86)\wallet`. In descriptors also `=` and quotation
    /// marks inside such a value, as in `CN=db1,O=Example`; this is a warning.
    ///
    /// ## Why is this bad?
    /// A parenthesis begins or ends a parameter: the value is cut, and the
    /// entry fails with DPY-4017, NJS-514 or ORA-12154. Oracle reserves `=` and
    /// quotation marks as well; clients that were tried read on after the first
    /// `=`, others need not, and python-oracledb refuses a `"` in the middle of
    /// a value (DPY-4017).
    ///
    /// ## Fix
    /// Double quotes are put round the value. Safe in tnsnames.ora; unsafe in
    /// other files, as a setting that had no effect begins to count.
    UNQUOTED_RESERVED_CHARACTER = "TNS008", "unquoted-reserved-character", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S08"], check: Check::Each(&[Check::Entry(check), Check::LooseValues(loose)])
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    if entry.is_broken() {
        parentheses(file, entry, report);
    }
    if file.has_descriptors() {
        quotes(file, entry, report);
    }
}

/// The words with a quote in them: of the signs no other can stand in a word.
fn quotes(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let start = entry.span().start;
    let mut quotes = memchr2_iter(b'"', b'\'', file.source().slice(entry.span())).peekable();
    if quotes.peek().is_none() {
        return;
    }
    for node in entry.descendants().filter(|node| node.is_word()) {
        let word = node.value_span();
        while quotes.next_if(|&at| start + (at as u32) < word.start).is_some() {}
        if quotes.peek().is_some_and(|&at| start + (at as u32) < word.end) {
            reserved(file, node, entry.is_broken(), report);
        }
    }
}

fn loose(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.has_descriptors() && place.node.kind() == NodeKind::Param {
        reserved(place.file, place.node, place.entry.is_broken(), report);
    }
}

/// The parentheses in values of an entry, the first of each value.
fn parentheses(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let mut reported = 0;
    for error in errors_in(file, entry.span()) {
        if error.code == SyntaxCode::UnquotedParenthesis && error.at.start >= reported {
            reported = parenthesis(file, innermost(entry, error.at.start), error, report);
        }
    }
}

/// The syntax errors that start in a span.
fn errors_in(file: &LintFile, span: Span) -> impl Iterator<Item = &SyntaxError> {
    let errors = file.parse().errors();
    let from = errors.partition_point(|error| error.at.start < span.start);
    errors[from..].iter().take_while(move |error| error.at.start < span.end)
}

/// The innermost node that holds the byte `offset`.
fn innermost(entry: Node<'_>, offset: u32) -> Node<'_> {
    let holds = |node: &Node<'_>| node.span().start <= offset && offset < node.span().end;
    let mut node = entry;
    while let Some(child) = node.children().find(holds) {
        node = child;
    }
    node
}

/// Reports a parenthesis; the answer is the end of the value it stands in.
fn parenthesis(file: &LintFile, node: Node<'_>, error: &SyntaxError, report: &mut Report<'_>) -> u32 {
    let value = node.value_span();
    // A line in column 1 brought it here: that is the cause, and reported.
    if file.kind() != FileKind::Descriptor && broken_off(file, Span::new(value.start, error.at.start)) {
        return value.end;
    }
    let open = Span::new(error.at.start, error.at.start + 1);
    match node.kind() {
        NodeKind::Entry => text_before(file, Span::new(value.start, open.start), open, report),
        _ => cut_value(file, node, open, report),
    }
    value.end
}

fn text_before(file: &LintFile, text: Span, open: Span, report: &mut Report<'_>) {
    let text = shorten(&file.text(text));
    report
        .at(open, format!("`(` follows the text `{text}`: a value is either text or parameters"))
        .help("remove the text before the parenthesis, or quote the whole value");
}

fn cut_value(file: &LintFile, node: Node<'_>, open: Span, report: &mut Report<'_>) {
    let message =
        format!("the value of `{}` holds a parenthesis and is not quoted: clients cut it here", node.name());
    let finding = report.at(open, message);
    let safety = if file.has_descriptors() { Safety::Safe } else { Safety::Unsafe };
    match quoted(file, node.value_span()) {
        Some(edits) => finding.help("put the value in double quotes").fix(safety, "quote the value", edits),
        None => finding.help("put the value in quotes, or choose one without parentheses"),
    };
}

fn broken_off(file: &LintFile, span: Span) -> bool {
    errors_in(file, span).any(|error| error.code == SyntaxCode::TextInColumnOne)
}

/// The edits that put a value of one line in double quotes.
fn quoted(file: &LintFile, value: Span) -> Option<Vec<Edit>> {
    let breaks = |byte: &u8| matches!(byte, b'"' | b'\n' | b'\r');
    let simple = !value.is_empty() && !file.source().slice(value).iter().any(breaks);
    simple.then(|| vec![Edit::insert(value.start, "\""), Edit::insert(value.end, "\"")])
}

/// `=` or a quotation mark in a value of a descriptor.
fn reserved(file: &LintFile, node: Node<'_>, broken: bool, report: &mut Report<'_>) {
    let span = node.value_span();
    if node.is_nested() || node.is_quoted() || span.is_empty() {
        return;
    }
    let bytes = file.source().slice(span);
    // A quote that starts the value is closed later, or reported as unclosed.
    let quotes = bytes[0] == b'"' || bytes[0] == b'\'';
    let found = bytes.iter().position(|byte| matches!(byte, b'=' | b'"' | b'\''));
    let Some((at, byte)) = found.filter(|_| !quotes && !bytes.contains(&b'(')).map(|at| (at, bytes[at]))
    else {
        return;
    };
    let at = Span::new(span.start + at as u32, span.start + at as u32 + 1);
    let consequence = match byte {
        b'"' => "python-oracledb refuses the alias (DPY-4017)",
        _ => "not every client reads it as part of the value",
    };
    let message = format!(
        "`{}` is reserved, and the value of `{}` is not quoted: {consequence}",
        char::from(byte),
        node.name()
    );
    let finding = report.at(at, message).severity(Severity::Warning).help("put the value in double quotes");
    if let Some(edits) = quoted(file, span).filter(|_| !broken) {
        finding.fix(Safety::Safe, "quote the value", edits);
    }
}
