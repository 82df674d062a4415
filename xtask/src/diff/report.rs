//! What a run prints, and what it has to reach.

use std::io::{self, Write};

use tns_dsn::clients::Client;

use super::grammar::{self, Production};
use super::operators::OPERATORS;
use super::tally::Tally;

/// Cases from which every production and every operator has to occur.
const ENOUGH: u64 = 2_000;

/// Parts of a thousand in which a driver and its model agree.
fn floor(client: Client) -> u64 {
    match client {
        Client::PythonThin | Client::NodeThin => 995,
        _ => 990,
    }
}

/// Prints the distribution of a run.
pub(super) fn print(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    print_productions(tally, out)?;
    let operators = OPERATORS.iter().map(|operator| {
        format!("{} {}", operator.name, tally.operators.get(operator.name).copied().unwrap_or(0))
    });
    writeln!(out, "operators: {}", operators.collect::<Vec<_>>().join(", "))?;
    for (signature, count) in &tally.causes {
        writeln!(out, "{count:>6} × {signature}")?;
    }
    writeln!(
        out,
        "{} cases, {} damaged, {} refused by one driver or more ({:.1} %)",
        tally.cases,
        tally.damaged,
        tally.refused,
        percent(tally.refused, tally.cases)
    )?;
    for (client, of_driver) in &tally.drivers {
        writeln!(
            out,
            "{client:<12} {} agree ({:.3} %), {} refused ({:.1} %), {} crashes",
            of_driver.agreed,
            percent(of_driver.agreed, of_driver.cases),
            of_driver.refused,
            percent(of_driver.refused, of_driver.cases),
            of_driver.crashed
        )?;
        let codes: Vec<_> = of_driver.codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
        writeln!(out, "    {}", codes.join(", "))?;
    }
    Ok(())
}

/// A line for each part of the grammar.
fn print_productions(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let mut last = "";
    for production in grammar::all() {
        let (part, name) = production;
        let count = tally.productions.get(&production).copied().unwrap_or(0);
        match part == last {
            true => write!(out, ", {name} {count}")?,
            false if last.is_empty() => write!(out, "{part}: {name} {count}")?,
            false => write!(out, "\n{part}: {name} {count}")?,
        }
        last = part;
    }
    writeln!(out)
}

fn percent(part: u64, whole: u64) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Whether a run is what it has to be; prints what it lacks.
pub(super) fn holds(tally: &Tally, cases: u64, out: &mut dyn Write) -> io::Result<bool> {
    let mut faults: Vec<String> = tally
        .drivers
        .iter()
        .filter(|(client, of_driver)| of_driver.agreed * 1_000 < of_driver.cases * floor(**client))
        .map(|(client, _)| format!("{client} agrees in less than {} ‰", floor(*client)))
        .collect();
    if tally.refused * 3 < tally.cases {
        faults.push("fewer than a third of the cases are refused".to_owned());
    }
    if cases >= ENOUGH {
        let absent = |production: &Production| !tally.productions.contains_key(production);
        let names = grammar::all().into_iter().filter(absent).map(|(part, name)| format!("{part}: {name}"));
        let operators = OPERATORS.iter().map(|operator| operator.name.to_owned());
        let idle = operators.filter(|name| !tally.operators.contains_key(name.as_str()));
        faults.extend(names.chain(idle).map(|name| format!("never occurs: {name}")));
    }
    faults.iter().try_for_each(|fault| writeln!(out, "{fault}"))?;
    Ok(faults.is_empty())
}
