use lsp_types::{Position, TextEdit};
use tns_parser::format::{Options, format_part};
use tns_parser::lex::{Kind, Lexer, Tokens};
use tns_parser::{Edit, Span};

use super::super::edits::{moved, text_edits};
use super::entry_of;
use crate::document::Block;
use crate::view::{Cancelled, View};

/// `textDocument/onTypeFormatting` behind a `)` or a new line: lays out the entry whose last
/// parenthesis was closed, or indents the line by the parentheses around it.
///
/// # Errors
/// [`Cancelled`].
pub fn on_type_formatting(
    view: &View<'_>,
    position: Position,
    typed: &str,
    options: &Options,
) -> Result<Vec<TextEdit>, Cancelled> {
    view.cancel.check()?;
    let offset = view.offset(position);
    let edits = match typed {
        ")" => closed(view, offset, options),
        "\n" => indented(view, offset, options),
        _ => Vec::new(),
    };
    Ok(text_edits(view, edits))
}

/// The entry that ends here.
fn closed(view: &View<'_>, offset: u32, options: &Options) -> Vec<Edit> {
    let block = view.document.block_at(offset.saturating_sub(1));
    let end = offset.saturating_sub(block.start);
    let entry = block.parse().entry_at(end).filter(|entry| entry.span().end == end && entry.is_nested());
    let (Some(entry), Some(line_end)) = (entry, view.document.line_ends().usual()) else { return Vec::new() };
    let mut edits = format_part(block.parse(), options, line_end);
    edits.retain(|edit| entry_of(block, edit).is_some_and(|of| of.index() == entry.index()));
    edits.into_iter().map(|edit| moved(edit, block.start)).collect()
}

/// The blanks at the start of the line, as many as its parentheses ask for.
fn indented(view: &View<'_>, offset: u32, options: &Options) -> Vec<Edit> {
    // A line in column 1 behind an entry may be cut off from it.
    let line = line_start(view, offset);
    let block = view.document.block_at(line.saturating_sub(1));
    let bytes = block.file().source().bytes();
    let line = (line - block.start) as usize;
    let rest = bytes.get(line..).unwrap_or_default();
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let content = line + blanks;
    let Some(level) = level(block, line as u32, content as u32) else { return Vec::new() };
    let wanted = " ".repeat(level * usize::from(options.indent.clamp(1, 8)));
    let old = Span::new(line as u32, content as u32);
    match rest[..blanks.min(rest.len())] == *wanted.as_bytes() {
        true => Vec::new(),
        false => vec![moved(Edit::replace(old, wanted), block.start)],
    }
}

/// The byte that the line of a byte starts with.
fn line_start(view: &View<'_>, offset: u32) -> u32 {
    let position = view.position(offset);
    view.offset(Position { character: 0, ..position })
}

/// How deep a line stands that starts at `line` with its first character at `content`; `None`
/// for one in quotes, for a comment and for a line outside of entries.
fn level(block: Block<'_>, line: u32, content: u32) -> Option<usize> {
    let parse = block.parse();
    let entry = parse.entries().take_while(|entry| entry.span().start < line).last()?;
    let start = entry.span().start;
    let mut tokens = Tokens::default();
    let bytes = &parse.source().bytes()[start as usize..];
    Lexer::new(bytes, 0, parse.has_comments()).fill(&mut tokens, usize::MAX);
    let before = (0..tokens.len()).take_while(|&at| tokens.span(at).start + start < content);
    let (mut depth, mut last) = (0_usize, Kind::End);
    for at in before {
        last = tokens.kind(at);
        let quoted = matches!(last, Kind::Quoted | Kind::Unclosed);
        if quoted && (last == Kind::Unclosed || tokens.span(at).end + start > line) {
            return None;
        }
        depth = match last {
            Kind::Open => depth + 1,
            Kind::Close => depth.saturating_sub(1),
            _ => depth,
        };
    }
    let first = bytes.get((content - start) as usize);
    let is_comment = first == Some(&b'#') && parse.has_comments();
    let goes_on = depth > 0 || matches!(last, Kind::Eq | Kind::Comma);
    let closes = usize::from(first == Some(&b')'));
    let named = usize::from(entry.names().next().is_some());
    (!is_comment && goes_on).then(|| (depth + named).saturating_sub(closes))
}
