use tns_parser::Span;

/// A text that was read out of another one, and where each of its bytes is written there.
///
/// ```
/// use tns_lint::embedded::Mapped;
/// use tns_parser::Span;
///
/// // `a\n` in a JSON string that starts at byte 9.
/// let mut text = Mapped::starting_at(9);
/// text.push("a", 9);
/// text.push_escape("\n", Span::new(10, 12));
/// assert_eq!(text.span(Span::new(1, 2)), Span::new(10, 12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    text: String,
    pieces: Vec<Piece>,
    /// Where an empty text stands.
    start: u32,
}

/// A stretch of the text that is written in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the text.
    at: u32,
    /// Where it is written.
    outer: Span,
    how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Byte for byte.
    AsIs,
    /// As something else, which can only be replaced as a whole.
    Escape,
    /// It stands for something that is not known, and must not be replaced.
    StandIn,
}

impl Mapped {
    /// An empty text whose first byte is going to stand at `start`.
    pub fn starting_at(start: u32) -> Self {
        Self { start, ..Self::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part that is written as it is, at `at`.
    pub fn push(&mut self, part: &str, at: u32) {
        let outer = Span::new(at, at + part.len() as u32);
        if let Some(last) =
            self.pieces.last_mut().filter(|last| last.how == How::AsIs && last.outer.end == at)
        {
            last.outer.end = outer.end;
            self.text.push_str(part);
        } else {
            self.add(part, outer, How::AsIs);
        }
    }

    /// Adds a part that is written as something else.
    pub fn push_escape(&mut self, part: &str, outer: Span) {
        self.add(part, outer, How::Escape);
    }

    /// Adds a part that stands for what is not known.
    pub(super) fn push_stand_in(&mut self, part: &str, outer: Span) {
        self.add(part, outer, How::StandIn);
    }

    fn add(&mut self, part: &str, outer: Span, how: How) {
        if !part.is_empty() {
            self.pieces.push(Piece { at: self.text.len() as u32, outer, how });
            self.text.push_str(part);
        }
    }

    /// Adds a part of another text with its places.
    pub(super) fn append(&mut self, other: &Self, part: Span) {
        for (index, piece) in other.pieces.iter().enumerate() {
            let held = other.inner(index);
            let span = Span::new(held.start.max(part.start), held.end.min(part.end));
            let Some(text) = other.text.get(span.range()).filter(|text| !text.is_empty()) else { continue };
            match piece.how {
                How::AsIs => self.push(text, piece.outer.start + span.start - held.start),
                how => self.add(text, piece.outer, how),
            }
        }
    }

    /// A part with its places.
    pub(super) fn part(&self, part: Span) -> Self {
        let mut made = Self::starting_at(self.point(part.start));
        made.append(self, part);
        made
    }

    /// The same text in a longer one that has `by` bytes more in front.
    pub(super) fn moved(mut self, by: u32) -> Self {
        self.start += by;
        for piece in &mut self.pieces {
            piece.outer = Span::new(piece.outer.start + by, piece.outer.end + by);
        }
        self
    }

    /// The stretch of the text that a piece holds.
    fn inner(&self, index: usize) -> Span {
        let end = self.pieces.get(index + 1).map_or(self.text.len() as u32, |next| next.at);
        Span::new(self.pieces[index].at, end)
    }

    /// The piece that holds a byte.
    fn index(&self, at: u32) -> Option<usize> {
        let index = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        (at < self.inner(index).end).then_some(index)
    }

    /// Where a byte is written: itself, or the escape it comes from.
    pub fn byte(&self, at: u32) -> Option<Span> {
        let piece = self.pieces[self.index(at)?];
        Some(match piece.how {
            How::AsIs => {
                let start = piece.outer.start + at - piece.at;
                Span::new(start, start + 1)
            }
            How::Escape | How::StandIn => piece.outer,
        })
    }

    /// Where the byte `at` starts to be written; for the end, where the last one ends.
    pub(super) fn point(&self, at: u32) -> u32 {
        let end = || self.pieces.last().map_or(self.start, |last| last.outer.end);
        self.byte(at).map_or_else(end, |byte| byte.start)
    }

    /// Where a part is written. What stands between its bytes and is not of the
    /// text, such as indentation, is inside.
    pub fn span(&self, inner: Span) -> Span {
        let start = self.point(inner.start);
        let last = inner.end.checked_sub(1).filter(|_| !inner.is_empty());
        let end = last.and_then(|last| self.byte(last)).map_or(start, |byte| byte.end);
        Span::new(start, end.max(start))
    }

    /// Whether a part can be replaced: it cuts through no escape and holds nothing unknown.
    pub(super) fn is_whole(&self, part: Span) -> bool {
        let cuts = |at: u32| {
            self.index(at)
                .is_some_and(|index| self.pieces[index].how != How::AsIs && self.pieces[index].at < at)
        };
        !cuts(part.start) && !cuts(part.end) && !self.is_unknown(part)
    }

    /// The stretches that stand for something unknown.
    pub(super) fn stand_ins(&self) -> impl Iterator<Item = Span> {
        (0..self.pieces.len())
            .filter(|&index| self.pieces[index].how == How::StandIn)
            .map(|index| self.inner(index))
    }

    /// Whether a part holds something unknown.
    pub(super) fn is_unknown(&self, part: Span) -> bool {
        self.stand_ins().any(|held| held.start < part.end && part.start < held.end)
    }
}
