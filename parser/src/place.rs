//! What stands around a byte of a text that is being typed: which parameters are open there, and
//! what may come next. The tree cannot tell, as it ends where the text is broken; the tokens can.

use crate::catalog::{FileKind, Keyword, Lookup, Param, ValueType, suffixed};
use crate::lex::{Kind, Lexer, Tokens};
use crate::text::Span;

/// What stands around a byte.
#[derive(Clone, Debug)]
pub struct Place {
    /// What is open, the outermost first: the entry, then parameters.
    pub around: Vec<Around>,
    /// What belongs at the byte.
    pub slot: Slot,
    /// The word that the byte touches, without quotes; empty where there is none.
    pub word: Span,
    /// The value up to the end of the word, in a value; else the word.
    pub value: Span,
    /// The names that stand beside the byte in the same parameter.
    pub given: Vec<Span>,
    /// The token behind the word.
    pub next: Kind,
}

/// Something that is open at a byte.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Its name; empty for a bare descriptor.
    pub name: Span,
    /// Its keyword as the parent of what stands in it: [`Keyword::UNKNOWN`] where the file chose the name.
    pub keyword: Keyword,
    /// Its row of the catalogue.
    pub param: Option<&'static Param>,
}

/// What belongs at a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Free text behind `#`.
    Comment,
    /// The name of an entry.
    Entry,
    /// A keyword, behind a `(`.
    Name,
    /// A parameter with its parentheses, behind another one.
    Gap,
    /// The value of the innermost of [`Place::around`], or a part of it.
    Value,
    /// One word of the list that is the value of the innermost of [`Place::around`].
    Item,
}

impl Place {
    /// Looks at byte `at` of a text that starts where an entry starts.
    pub fn of(text: &[u8], kind: FileKind, at: u32) -> Self {
        let comments = kind != FileKind::Descriptor;
        let mut tokens = Tokens::for_text(text);
        let start = if text.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        Lexer::new(text, start, comments).fill(&mut tokens, text.len());
        let at = at.min(text.len() as u32);
        let walk = Walk { text, tokens: &tokens, kind, at };
        let mut place = walk.place();
        let line = text[..at as usize].iter().rev().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
        if comments && line.into_iter().any(|&byte| byte == b'#') {
            (place.slot, place.value) = (Slot::Comment, place.word);
        }
        place
    }

    /// What the names of this place stand in, as [`Keyword::param`] wants it.
    pub fn container(&self) -> Keyword {
        match (self.slot, self.around.last()) {
            (Slot::Entry, _) | (_, None) => Keyword::TOP,
            (_, Some(around)) => around.keyword,
        }
    }

    /// The row of the parameter whose value this is.
    pub fn param(&self) -> Option<&'static Param> {
        matches!(self.slot, Slot::Value | Slot::Item).then(|| self.around.last()?.param).flatten()
    }
}

/// An entry or a parenthesis that is open.
#[derive(Clone, Debug, Default)]
struct Frame {
    name: Option<Span>,
    equals: bool,
    /// The text of the value, or of the last element of a list.
    value: Option<Span>,
    /// Names of the parameters in it.
    given: Vec<Span>,
}

struct Walk<'a> {
    text: &'a [u8],
    tokens: &'a Tokens,
    kind: FileKind,
    at: u32,
}

impl Walk<'_> {
    fn place(&self) -> Place {
        let before = (0..self.tokens.len()).take_while(|&nth| self.tokens.span(nth).start < self.at).count();
        let touched = before.checked_sub(1).filter(|&nth| {
            self.tokens.kind(nth).is_text() && self.tokens.span(nth).end >= self.at && self.is_on_line(nth)
        });
        let mut frames = vec![self.entry_frame()];
        (0..before).for_each(|nth| self.step(nth, Some(nth) == touched, &mut frames));
        let word = touched.map_or(Span::at(self.at), |nth| self.word(nth));
        let slot = self.slot(&mut frames, touched, word);
        self.given_behind(before, slot, &mut frames);
        let around = self.around(&frames);
        let top = &frames[frames.len() - 1];
        let typed = |value: &Span| {
            slot == Slot::Value && !self.text[value.start as usize..self.at as usize].contains(&b'\n')
        };
        let value = top.value.filter(typed);
        let quoted = |start| touched.is_some_and(|nth| self.tokens.span(nth).start == start);
        Place {
            slot: self.list_or_name(slot, &around),
            value: match value {
                // Quotes of a single token are no part of the value.
                Some(value) if value.start < word.start && !quoted(value.start) => {
                    Span::new(value.start, word.end)
                }
                _ => word,
            },
            word,
            given: frames
                .iter()
                .rev()
                .find(|frame| frame.equals)
                .map_or(Vec::new(), |frame| frame.given.clone()),
            next: self.tokens.kind(before),
            around,
        }
    }

    fn entry_frame(&self) -> Frame {
        Frame { equals: self.kind == FileKind::Descriptor, ..Frame::default() }
    }

    /// A quote that is never closed reaches over lines; the byte has to be on its first one.
    fn is_on_line(&self, nth: usize) -> bool {
        let start = self.tokens.span(nth).start;
        !self.text[start as usize..self.at as usize].contains(&b'\n')
    }

    /// The word of a token, without quotes.
    fn word(&self, nth: usize) -> Span {
        let span = self.tokens.span(nth);
        let (ends, span): (&[u8], _) = match self.tokens.kind(nth) {
            Kind::Quoted if span.end > self.at => (b"\r\n", Span::new(span.start + 1, span.end - 1)),
            Kind::Unclosed => (b")\r\n", Span::new(span.start + 1, span.end)),
            _ => (b"\r\n", span),
        };
        let rest = &self.text[self.at.min(span.end) as usize..span.end as usize];
        let more = rest.iter().take_while(|byte| !ends.contains(byte)).count();
        Span::new(span.start, self.at + more as u32)
    }

    /// Takes in one token before the byte.
    fn step(&self, nth: usize, last: bool, frames: &mut Vec<Frame>) {
        let (kind, span) = (self.tokens.kind(nth), self.tokens.span(nth));
        let in_column_one = last && self.tokens.column_one(nth) && self.kind != FileKind::Descriptor;
        if self.tokens.starts_entry(nth) && self.kind != FileKind::Descriptor || in_column_one {
            *frames = vec![Frame { name: Some(span), ..Frame::default() }];
            return;
        }
        let depth = frames.len();
        let top = &mut frames[depth - 1];
        match kind {
            Kind::Open => frames.push(Frame::default()),
            Kind::Close if depth > 1 => {
                let closed = frames.pop();
                let parent = &mut frames[depth - 2];
                parent.given.extend(closed.filter(|frame| frame.equals).and_then(|frame| frame.name));
                parent.value = None;
            }
            Kind::Eq if !top.equals && top.name.is_some() => (top.equals, top.value) = (true, None),
            Kind::Comma if !top.equals => top.name = None,
            Kind::Comma => top.value = None,
            _ if !top.equals && top.name.is_none() => top.name = Some(span),
            _ => top.value = Some(top.value.map_or(span, |value| value.cover(span))),
        }
    }

    /// What belongs at the byte; a name that is being typed is no name yet.
    fn slot(&self, frames: &mut [Frame], touched: Option<usize>, word: Span) -> Slot {
        let depth = frames.len();
        let top = &mut frames[depth - 1];
        let line = self.text[..self.at as usize].last().is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
        let starts_line = touched.is_none() && line && self.kind != FileKind::Descriptor && depth == 1;
        if starts_line || depth == 1 && !top.equals {
            return Slot::Entry;
        }
        let typed = touched.is_some();
        match (top.equals, top.name) {
            (false, Some(name)) if typed && name.contains(word) => {
                top.name = None;
                Slot::Name
            }
            (false, None) => Slot::Name,
            // `(HOST db1` lacks its `=`: the grammar reads it as the parameter all the same.
            (false, Some(_)) => {
                top.equals = true;
                Slot::Value
            }
            (true, _) if top.given.is_empty() => Slot::Value,
            (true, _) => Slot::Gap,
        }
    }

    /// The names behind the byte that stand beside it.
    fn given_behind(&self, from: usize, slot: Slot, frames: &mut [Frame]) {
        let typed_name = slot == Slot::Name && frames.len() > 1 && self.tokens.kind(from) != Kind::Open;
        let mut depth = i32::from(typed_name);
        let mut found = Vec::new();
        for nth in from..self.tokens.len() {
            if self.tokens.starts_entry(nth) && self.kind != FileKind::Descriptor {
                break;
            }
            match self.tokens.kind(nth) {
                Kind::Open => {
                    let named =
                        self.tokens.kind(nth + 1) == Kind::Word && self.tokens.kind(nth + 2) == Kind::Eq;
                    found.extend((depth == 0 && named).then(|| self.tokens.span(nth + 1)));
                    depth += 1;
                }
                Kind::Close => depth -= 1,
                _ => {}
            }
            if depth < 0 {
                break;
            }
        }
        if let Some(frame) = frames.iter_mut().rev().find(|frame| frame.equals) {
            frame.given.extend(found);
        }
    }

    /// A word behind `(` is one of a list where the parameter around wants a list.
    fn list_or_name(&self, slot: Slot, around: &[Around]) -> Slot {
        let list = around
            .last()
            .and_then(|around| around.param)
            .is_some_and(|param| matches!(param.value, ValueType::List | ValueType::EnumList { .. }));
        match slot {
            Slot::Name | Slot::Value if list => Slot::Item,
            slot => slot,
        }
    }

    /// The frames that have names, with what the catalogue says about them.
    fn around(&self, frames: &[Frame]) -> Vec<Around> {
        let mut around: Vec<Around> = Vec::new();
        for frame in frames.iter().filter(|frame| frame.equals) {
            let parent = around.last().map_or(Keyword::TOP, |around| around.keyword);
            around.push(self.row(frame.name.unwrap_or_default(), parent));
        }
        around
    }

    fn row(&self, name: Span, parent: Keyword) -> Around {
        let text = &self.text[name.range()];
        let keyword = Keyword::of(text);
        if parent != Keyword::TOP {
            return Around { name, keyword, param: keyword.param(self.kind, parent).param() };
        }
        let chosen = Around { name, keyword: Keyword::UNKNOWN, param: None };
        match self.kind {
            FileKind::Descriptor => chosen,
            FileKind::Tnsnames if keyword != Keyword::IFILE => chosen,
            kind => match (keyword.param(kind, parent), suffixed(kind, &String::from_utf8_lossy(text))) {
                (Lookup::Here(param), _) => Around { name, keyword, param: Some(param) },
                (_, Some(found)) if kind == FileKind::Listener => {
                    Around { name, keyword: found.keyword, param: Some(found.param) }
                }
                _ => chosen,
            },
        }
    }
}

#[cfg(test)]
mod tests;
