use lsp_types::SemanticToken;
use tns_lint::LintFile;
use tns_parser::Span;
use tns_parser::lex::{Kind, Lexer, Tokens};
use tns_parser::text::Encoding;

use super::classes::classes;
use super::legend::{Class, INVALID, Type};

/// Tokens with their places, each counted from the one before; none goes over a line end,
/// since not every editor can show such a one.
pub(super) struct Placed {
    encoding: Encoding,
    pub(super) tokens: Vec<SemanticToken>,
    /// Line and column of the last one.
    last: (u32, u32),
}

/// How far a text was read.
struct Reader<'a> {
    text: &'a [u8],
    at: u32,
    line: u32,
    column: u32,
}

impl Placed {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self { encoding, tokens: Vec::new(), last: (0, 0) }
    }

    /// Adds the tokens of a text that starts at the start of a line, as far as they touch a span.
    pub(super) fn add(&mut self, file: &LintFile, line: u32, wanted: Span) {
        let mut reader = Reader { text: file.source().bytes(), at: 0, line, column: 0 };
        for (span, class) in stretches(file) {
            if span.start < wanted.end && wanted.start < span.end {
                self.lines(&mut reader, span, class);
            }
        }
    }

    /// A token for each line of a stretch.
    fn lines(&mut self, reader: &mut Reader<'_>, span: Span, class: Class) {
        let mut start = span.start;
        for line in reader.text[span.range()].split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            let text = line.trim_ascii();
            let blanks = line.len() - line.trim_ascii_start().len();
            if !text.is_empty() {
                reader.go(start + blanks as u32, self.encoding);
                self.push(reader, self.encoding.width(text), class);
            }
            start += line.len() as u32;
        }
    }

    fn push(&mut self, reader: &Reader<'_>, length: u32, class: Class) {
        let delta_line = reader.line - self.last.0;
        let before = if delta_line == 0 { self.last.1 } else { 0 };
        self.tokens.push(SemanticToken {
            delta_line,
            delta_start: reader.column - before,
            length,
            token_type: class.kind as u32,
            token_modifiers_bitset: class.modifiers,
        });
        self.last = (reader.line, reader.column);
    }
}

impl Reader<'_> {
    /// Reads on, counting lines as the line index does.
    fn go(&mut self, to: u32, encoding: Encoding) {
        let passed = self.at as usize..to as usize;
        let mut line = passed.start;
        for at in passed {
            let ends = match self.text[at] {
                b'\n' => true,
                b'\r' => self.text.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                (self.line, self.column, line) = (self.line + 1, 0, at + 1);
            }
        }
        self.column += encoding.width(&self.text[line..to as usize]);
        self.at = to;
    }
}

/// The stretches of a text that are something, in its order.
fn stretches(file: &LintFile) -> Vec<(Span, Class)> {
    let source = file.source();
    let classes = classes(file);
    let mut tokens = Tokens::for_text(source.bytes());
    if !source.is_utf16() {
        let mut lexer = Lexer::new(source.bytes(), source.bom_len() as usize, file.parse().has_comments());
        lexer.fill(&mut tokens, usize::MAX);
    }
    let (mut found, mut end, mut next) = (Vec::with_capacity(tokens.len()), 0, 0);
    for at in 0..tokens.len() {
        let span = tokens.span(at);
        comments(file, Span::new(end, span.start), &mut found);
        while classes.get(next).is_some_and(|(of, _)| of.end <= span.start) {
            next += 1;
        }
        let class = classes.get(next).filter(|(of, _)| of.start <= span.start).map(|(_, class)| *class);
        found.extend(class_of(tokens.kind(at), class).map(|class| (span, class)));
        end = span.end;
    }
    comments(file, Span::new(end, source.len()), &mut found);
    found
}

/// What a token is that stands in a name or value of this class.
fn class_of(kind: Kind, inside: Option<Class>) -> Option<Class> {
    match kind {
        Kind::Eq | Kind::Comma => Some(Class::of(Type::Operator)),
        Kind::Unclosed => Some(Class::with(Type::Text, INVALID)),
        Kind::Quoted => inside.map(|class| Class { kind: Type::Text, ..class }),
        Kind::Word => inside,
        Kind::Open | Kind::Close | Kind::End => None,
    }
}

/// The comments in a gap between two tokens.
fn comments(file: &LintFile, gap: Span, found: &mut Vec<(Span, Class)>) {
    if !file.parse().has_comments() {
        return;
    }
    let mut start = gap.start;
    for line in file.source().slice(gap).split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        let hash = line.iter().position(|&byte| byte == b'#');
        let end = start + line.len() as u32;
        found.extend(hash.map(|hash| (Span::new(start + hash as u32, end), Class::of(Type::Comment))));
        start = end;
    }
}
