//! The table as a page for the browser, with what differs below it.

use std::io::{self, Write};

use tns_dsn::clients::compat::{Outcome, Reading, Verdict, alike};

use super::super::html::{code_words, page};
use super::super::xml::Escaped;
use super::text::marked;
use super::{Compared, FileTable};

const PAGE: &str = include_str!("html/page.html");

pub(crate) fn write(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    page(PAGE, out, |name, out| match name {
        "summary" => summary(compared, out),
        "tables" => tables(compared, out),
        _ => findings(compared, out),
    })
}

fn summary(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    let count = |outcome| compared.readings().filter(|one| one.verdict.outcome() == outcome).count();
    let all = [Outcome::Ok, Outcome::Ignores, Outcome::Differs, Outcome::Fails];
    let counts = all.map(|outcome| format!("{} {}", outcome.name(), count(outcome)));
    write!(out, "Readings by clients: {}.", counts.join(", "))
}

/// A file with its aliases and what clients make of each; a string is an alias of no file.
type Rows<'c> = (&'c str, Vec<(&'c str, Vec<Reading>)>);

fn rows(compared: &Compared) -> Vec<Rows<'_>> {
    match compared {
        Compared::String { text, readings } => vec![("", vec![(text.as_str(), readings.clone())])],
        Compared::Files(files) => files.iter().map(|file| (&*file.name, file.rows().collect())).collect(),
    }
}

fn tables(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    if let Compared::Files(files) = compared {
        files.iter().try_for_each(|file| unreadable(file, out))?;
    }
    for (file, rows) in rows(compared) {
        writeln!(out, "<h3>{}</h3>\n<table>", Escaped(file))?;
        if let Some((_, readings)) = rows.first() {
            write!(out, "<tr><th></th>")?;
            readings.iter().try_for_each(|one| write!(out, "<th>{}</th>", marked(one.client)))?;
            writeln!(out, "</tr>")?;
        }
        for (alias, readings) in &rows {
            write!(out, "<tr><th>{}</th>", Escaped(&tns_dsn::mask(alias)))?;
            readings.iter().try_for_each(|one| cell(&one.verdict, out))?;
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</table>")?;
    }
    Ok(())
}

fn unreadable(file: &FileTable, out: &mut dyn Write) -> io::Result<()> {
    match &file.table.unreadable {
        Some(why) => writeln!(out, "<article class=\"error\"><p>{}</p></article>", Escaped(why)),
        None => Ok(()),
    }
}

fn cell(verdict: &Verdict, out: &mut dyn Write) -> io::Result<()> {
    let lines = verdict.lines().join("\n");
    let (class, cell) = (class(verdict), verdict.cell());
    write!(out, "<td class=\"{class}\" title=\"{}\">{}</td>", Escaped(&lines), Escaped(&cell))
}

/// The colour of a finding of that weight.
fn class(verdict: &Verdict) -> &'static str {
    match verdict.outcome() {
        Outcome::Ok => "",
        Outcome::Ignores => "info",
        Outcome::Differs => "warning",
        Outcome::Fails => "error",
    }
}

/// What is to be told of each alias, clients of one mind together.
fn findings(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    for (file, rows) in rows(compared) {
        writeln!(out, "<section data-file=\"{}\">", Escaped(&file.to_lowercase()))?;
        for (alias, readings) in &rows {
            let groups = alike(readings);
            for group in groups.iter().filter(|group| group.verdict.outcome() != Outcome::Ok) {
                let alias = tns_dsn::mask(alias);
                writeln!(out, "<article class=\"{}\">", class(group.verdict))?;
                writeln!(out, "<h4>{} <span class=\"place\">{}</span></h4>", Escaped(&alias), group.names())?;
                for line in group.verdict.lines() {
                    writeln!(out, "<p>{}</p>", code_words(&line))?;
                }
                writeln!(out, "</article>")?;
            }
        }
        writeln!(out, "</section>")?;
    }
    Ok(())
}
