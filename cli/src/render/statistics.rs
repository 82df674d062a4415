//! How often each rule found something.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tns_lint::Safety;

use super::Run;
use crate::output;

/// The findings of one rule.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Line {
    code: &'static str,
    name: &'static str,
    count: usize,
    /// How many have a fix that can be applied, safe or not.
    fixable: usize,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    statistics: &'a [Line],
    /// Files that could not be read or written.
    errors: &'a [String],
}

/// A table, the most frequent first.
pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let lines = lines(run);
    let width = lines.iter().map(|line| line.name.len()).max().unwrap_or_default().max("name".len());
    if !lines.is_empty() {
        writeln!(out, "{:<6}  {:<width$}  {:>7}  {:>7}", "code", "name", "count", "fixable")?;
    }
    for Line { code, name, count, fixable } in lines {
        writeln!(out, "{code:<6}  {name:<width$}  {count:>7}  {fixable:>7}")?;
    }
    Ok(())
}

/// The same as one JSON document, version 1.
pub(crate) fn write_json(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    output::json(out, &Document { version: 1, statistics: &lines(run), errors: &run.errors })
}

/// One rule a line.
pub(crate) fn write_lines(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for line in lines(run) {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

fn lines(run: &Run) -> Vec<Line> {
    let mut lines: BTreeMap<&str, Line> = BTreeMap::new();
    for found in run.counted() {
        let (code, name) = (found.rule.code, found.rule.name);
        let line = lines.entry(code).or_insert(Line { code, name, count: 0, fixable: 0 });
        line.count += 1;
        line.fixable += usize::from(found.fix.as_ref().is_some_and(|fix| fix.safety > Safety::DisplayOnly));
    }
    let mut lines: Vec<_> = lines.into_values().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.count));
    lines
}
