//! A table for people.

use std::collections::BTreeSet;
use std::io::{self, Write};

use tns_dsn::clients::compat::{Column, Outcome, Reading, alike};
use tns_dsn::clients::{Basis, Client};

use super::super::plural;
use super::{Compared, FileTable};
use crate::output::clean;

pub(crate) fn write(compared: &Compared, details: bool, out: &mut dyn Write) -> io::Result<()> {
    let clients: BTreeSet<_> = compared.readings().map(|reading| reading.client).collect();
    match compared {
        Compared::String { readings, .. } => string(readings, out)?,
        Compared::Files(files) => {
            for (nth, one) in files.iter().enumerate() {
                if nth > 0 {
                    writeln!(out)?;
                }
                file(one, details, out)?;
            }
        }
    }
    legend(&clients, matches!(compared, Compared::Files(_)) && !details, out)
}

/// The name of a client, marked where nobody ran it.
pub(super) fn marked(client: Client) -> String {
    let mark = if client.basis() == Basis::Documented { "*" } else { "" };
    format!("{client}{mark}")
}

/// A client a row, and below it what is to be told.
fn string(readings: &[Reading], out: &mut dyn Write) -> io::Result<()> {
    let width = readings.iter().map(|reading| marked(reading.client).len()).max().unwrap_or_default();
    for Reading { client, verdict, .. } in readings {
        writeln!(out, "{:width$}  {}", marked(*client), verdict.cell())?;
        for line in verdict.lines() {
            writeln!(out, "{:width$}    {}", "", clean(&line))?;
        }
    }
    Ok(())
}

fn file(file: &FileTable, details: bool, out: &mut dyn Write) -> io::Result<()> {
    let count = file.table.aliases.len();
    writeln!(out, "{}: {count} {}", file.name, if count == 1 { "alias" } else { "aliases" })?;
    if let Some(why) = &file.table.unreadable {
        writeln!(out, "the documentation has no reading of it: {}", clean(why))?;
    }
    if count > 0 {
        table(file, out)?;
    }
    if details { tell(file, out) } else { Ok(()) }
}

/// Clients that agree on every alias share a column, their names stand one above the other.
struct Group<'t> {
    names: Vec<String>,
    column: &'t Column,
    width: usize,
}

fn groups(columns: &[Column]) -> Vec<Group<'_>> {
    let mut found: Vec<Group<'_>> = Vec::new();
    let same = |a: &Column, b: &Column| {
        let mut pairs = a.readings.iter().zip(&b.readings);
        pairs.all(|(a, b)| a.verdict.cell() == b.verdict.cell())
    };
    for column in columns {
        let name = marked(column.client);
        match found.iter_mut().find(|group| same(group.column, column)) {
            Some(group) => group.names.push(name),
            None => found.push(Group { names: vec![name], column, width: 0 }),
        }
    }
    for group in &mut found {
        let cells = group.column.readings.iter().map(|reading| reading.verdict.cell().len());
        group.width = cells.chain(group.names.iter().map(String::len)).max().unwrap_or_default();
    }
    found
}

fn table(file: &FileTable, out: &mut dyn Write) -> io::Result<()> {
    let groups = groups(&file.table.columns);
    let aliases: Vec<_> = file.table.aliases.iter().map(|alias| clean(alias)).collect();
    let first = aliases.iter().map(|alias| alias.chars().count()).max().unwrap_or_default();
    let height = groups.iter().map(|group| group.names.len()).max().unwrap_or_default();
    for line in 0..height {
        let name = |group: &Group<'_>| {
            // Names stand on the line above the cells, shorter stacks begin further down.
            let above = height - group.names.len();
            line.checked_sub(above).map_or(String::new(), |nth| group.names[nth].clone())
        };
        row(out, ("", first), groups.iter().map(|group| (name(group), group.width)))?;
    }
    for (nth, alias) in aliases.iter().enumerate() {
        let cell = |group: &Group<'_>| group.column.readings[nth].verdict.cell();
        row(out, (alias, first), groups.iter().map(|group| (cell(group), group.width)))?;
    }
    Ok(())
}

/// A line of cells, without blanks at its end.
fn row(
    out: &mut dyn Write,
    (alias, first): (&str, usize),
    cells: impl Iterator<Item = (String, usize)>,
) -> io::Result<()> {
    let mut line = format!("{alias:first$}");
    cells.for_each(|(cell, width)| line.push_str(&format!("  {cell:width$}")));
    writeln!(out, "{}", line.trim_end())
}

/// What is to be told of each alias.
fn tell(file: &FileTable, out: &mut dyn Write) -> io::Result<()> {
    for (alias, readings) in file.rows() {
        let groups = alike(&readings);
        let told = groups.iter().filter(|group| group.verdict.outcome() != Outcome::Ok);
        for (nth, group) in told.enumerate() {
            if nth == 0 {
                writeln!(out, "\n{}", clean(alias))?;
            }
            writeln!(out, "  {}", group.names())?;
            for line in group.verdict.lines() {
                writeln!(out, "    {}", clean(&line))?;
            }
        }
    }
    Ok(())
}

fn legend(clients: &BTreeSet<Client>, more: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    writeln!(out, "ok: read as documented; ignores N: N settings have no effect; differs: something that")?;
    writeln!(out, "counts is read otherwise; an error number: the client cannot use it.")?;
    let documented = clients.iter().filter(|client| client.basis() == Basis::Documented).count();
    if documented > 0 {
        let word = plural(documented, "client");
        writeln!(out, "* {word} known from documentation; the others were run.")?;
    }
    match more {
        true => writeln!(out, "--details tells what differs."),
        false => Ok(()),
    }
}
