use tns_parser::Span;

/// An edit, as far as it moves what stands behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// What was replaced.
    pub(super) replaced: Span,
    /// By how many bytes.
    pub(super) len: u32,
}

impl Shift {
    /// Where a span is after the edit; `None` where the edit changed something in it.
    pub(super) fn apart(self, span: Span) -> Option<Span> {
        if span.end <= self.replaced.start {
            return Some(span);
        }
        let moved = |at: u32| at - self.replaced.end + self.replaced.start + self.len;
        (span.start >= self.replaced.end).then(|| Span::new(moved(span.start), moved(span.end)))
    }

    /// The span after the edit of a span that the edit touched.
    pub(super) fn around(self, span: Span) -> Span {
        let end = span.end.max(self.replaced.end) - self.replaced.end + self.replaced.start + self.len;
        Span::new(span.start.min(self.replaced.start), end)
    }
}

/// Where a span is after several edits; `None` where one of them changed something in it.
pub(super) fn through(shifts: &[Shift], span: Span) -> Option<Span> {
    shifts.iter().try_fold(span, |span, shift| shift.apart(span))
}
