//! Which of several definitions counts: the last one that a client reads.

use tns_parser::names::NameKind;

use super::{Found, Names};

/// The name by which clients look for the file of aliases.
const TNSNAMES: &str = "tnsnames.ora";

/// A part of a file between two IFILE lines: the file, and the byte that it ends at.
type Segment = (usize, u32);

impl Names {
    /// The definition that counts among the uses of a name: the last one that is read, an
    /// included file in the place of its IFILE line. One with the default domain counts before
    /// one without, as clients look for the whole name.
    pub(crate) fn counting<'f>(&self, found: &'f [Found]) -> Option<&'f Found> {
        let segments = self.segments();
        let place = |found: &Found| {
            let is_it = |&(file, end): &Segment| file == found.file && found.name.span.start < end;
            let whole = found.name.kind == NameKind::Alias && !self.domain_of(&found.text).is_empty();
            let segment = segments.iter().position(is_it);
            (self.nearness(found.file), whole, segment, found.name.span.start)
        };
        found.iter().filter(|found| found.is_definition()).max_by_key(|found| place(found))
    }

    /// How near a file is to the one asked about: read with it, or with the file that clients look for.
    fn nearness(&self, file: usize) -> (bool, bool) {
        let group = self.groups[file];
        let usual = |at: usize| self.groups[at] == group && self.is_usual(at);
        (group == self.groups[0], (0..self.files.len()).any(usual))
    }

    fn is_usual(&self, file: usize) -> bool {
        let name = self.files[file].path.as_deref().and_then(|path| path.file_name());
        name.is_some_and(|name| name.eq_ignore_ascii_case(TNSNAMES))
    }

    /// The parts of all files in the order in which they are read.
    fn segments(&self) -> Vec<Segment> {
        let count = self.files.len();
        let is_root = |file: &usize| !(0..count).any(|other| other != *file && self.includes(other, *file));
        let mut segments = Vec::new();
        let mut seen = vec![false; count];
        // Files that include each other have no root: they are read from any of them.
        for file in (0..count).filter(is_root).chain(0..count) {
            self.read(file, &mut seen, &mut segments);
        }
        segments
    }

    fn read(&self, file: usize, seen: &mut [bool], segments: &mut Vec<Segment>) {
        if std::mem::replace(&mut seen[file], true) {
            return;
        }
        for (line, target) in &self.files[file].includes {
            segments.push((file, line.start));
            let included = self.files.iter().position(|other| other.path.as_ref() == Some(target));
            if let Some(included) = included {
                self.read(included, seen, segments);
            }
        }
        segments.push((file, u32::MAX));
    }
}
