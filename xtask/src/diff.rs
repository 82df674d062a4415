//! Differential fuzzing: random connect strings and files, read by real drivers and by the models of
//! them.

mod case;
mod drivers;
mod grammar;
mod operators;
mod report;
mod shrink;
mod store;
mod tally;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use tns_dsn::clients::Client;

use crate::clients::said::{Difference, Said, differences};
use crate::inputs;
use crate::peers::clients::Clients;
use crate::peers::python::Installation;
use crate::rng::Rng;
use case::Case;
use drivers::{DRIVERS, Driver};
use grammar::Production;
use store::{Signature, Store, Stored};
use tally::Tally;

/// What to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many cases.
    pub cases: u64,
    /// The same seed makes the same cases.
    pub seed: u64,
    /// The only client, or all that can be run.
    pub client: Option<Client>,
}

/// Cases that are made, asked and compared at once.
const CHUNK: u64 = 500;

/// How many cases of a hundred are damaged.
const DAMAGED: u32 = 45;

/// A case, and how it was made.
struct Made {
    case: Case,
    productions: Vec<Production>,
    operators: Vec<&'static str>,
    folder: PathBuf,
}

/// What came of a case with one driver.
struct Verdict {
    said: Said,
    differences: Vec<Difference>,
}

/// Runs the stored cases and as many new ones as planned, prints the distribution and every cause of a
/// disagreement, and stores shrunk disagreements; true where all floors hold.
///
/// # Errors
/// Where a driver cannot be installed or started, or the file system refuses.
pub fn run(plan: &Plan, out: &mut dyn Write) -> io::Result<bool> {
    let start = Instant::now();
    let python = Installation::ready()?;
    let installed = Clients::ready(&python)?;
    let clients = DRIVERS.into_iter().filter(|known| plan.client.is_none_or(|wanted| wanted == *known));
    let mut drivers =
        clients.map(|client| Driver::start(client, &installed)).collect::<io::Result<Vec<_>>>()?;
    let folder = tempfile::tempdir()?;
    let mut store = Store::load(&inputs::root().join("fixtures/clients"))?;
    let replayed = replay(&store, &mut drivers, folder.path(), out)?;
    let mut run = Run {
        plan,
        drivers: &mut drivers,
        folder: folder.path(),
        tally: Tally::default(),
        scratch: Scratch::new(&folder.path().join("small")),
    };
    run.all(&mut store, out)?;
    let tally = run.tally;
    let restarts: u64 = drivers.iter().map(|driver| driver.restarts).sum();
    report::print(&tally, out)?;
    writeln!(out, "seed {}, {restarts} restarts, {:.0?}", plan.seed, start.elapsed())?;
    Ok(report::holds(&tally, plan.cases, out)? && replayed)
}

/// A run of new cases.
struct Run<'a, 'b> {
    plan: &'a Plan,
    drivers: &'a mut Vec<Driver<'b>>,
    folder: &'a Path,
    tally: Tally,
    scratch: Scratch,
}

impl Run<'_, '_> {
    fn all(&mut self, store: &mut Store, out: &mut dyn Write) -> io::Result<()> {
        let mut rng = Rng::new(self.plan.seed);
        Case::default().write(&self.folder.join("none"))?;
        let mut made = 0;
        while made < self.plan.cases {
            let count = CHUNK.min(self.plan.cases - made);
            let chunk: Vec<_> = (made..made + count).map(|nth| self.make(nth, &mut rng)).collect();
            self.chunk(&chunk, store, out)?;
            made += count;
        }
        Ok(())
    }

    fn make(&self, nth: u64, rng: &mut Rng) -> Made {
        let (mut case, productions) = grammar::case(rng);
        let is_damaged = rng.chance(DAMAGED);
        let operators = if is_damaged { operators::damage(&mut case, rng) } else { Default::default() };
        let name = if case.files.is_empty() { "none".to_owned() } else { nth.to_string() };
        let folder = self.folder.join(name);
        Made {
            case,
            productions: productions.into_iter().collect(),
            operators: operators.into_iter().collect(),
            folder,
        }
    }

    fn chunk(&mut self, chunk: &[Made], store: &mut Store, out: &mut dyn Write) -> io::Result<()> {
        let with_files = || chunk.iter().filter(|made| !made.case.files.is_empty());
        with_files().try_for_each(|made| made.case.write(&made.folder))?;
        let verdicts = side_by_side(self.drivers, chunk)?;
        with_files().try_for_each(|made| std::fs::remove_dir_all(&made.folder))?;
        for (nth, made) in chunk.iter().enumerate() {
            let of_case =
                || self.drivers.iter().map(|driver| driver.client).zip(verdicts.iter().map(|all| &all[nth]));
            self.tally.add(made, of_case());
            for (at, verdict) in verdicts.iter().enumerate().map(|(at, all)| (at, &all[nth])) {
                if let Some(difference) = verdict.differences.first() {
                    self.disagreement(at, &made.case, difference, store, out)?;
                }
            }
        }
        Ok(())
    }

    /// Notes what a case shows, and keeps a small case that shows the same.
    fn disagreement(
        &mut self,
        at: usize,
        case: &Case,
        difference: &Difference,
        store: &mut Store,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let driver = &mut self.drivers[at];
        let signature = Signature::of(driver.client, difference);
        let is_first = self.tally.note(&signature);
        if !store.wants(&signature) {
            return Ok(());
        }
        let small = smallest(driver, case, &signature, &mut self.scratch)?;
        let verdict = ask(driver, std::slice::from_ref(&small), &mut self.scratch)?.pop();
        let Some(verdict) = verdict.filter(|verdict| !verdict.differences.is_empty()) else {
            return writeln!(out, "{}: {difference}, once, in {}", driver.client, case.question(self.folder));
        };
        let stored = Stored { client: driver.client, case: small, said: verdict.said, why: None };
        if let Some(path) = store.add(&signature, stored)? {
            writeln!(out, "{}: {}", driver.client, verdict.differences[0])?;
            writeln!(out, "    {}", path.display())?;
        } else if is_first {
            writeln!(out, "{}: {}", driver.client, verdict.differences[0])?;
        }
        Ok(())
    }
}

/// The smallest case that shows the same.
fn smallest(
    driver: &mut Driver<'_>,
    case: &Case,
    signature: &Signature,
    scratch: &mut Scratch,
) -> io::Result<Case> {
    let client = driver.client;
    let same = |verdict: &Verdict| {
        let found = verdict.differences.first();
        found.is_some_and(|found| Signature::of(client, found) == *signature)
    };
    shrink::shrunk(case, |cases| Ok(ask(driver, cases, scratch)?.iter().map(same).collect()))
}

/// Asks every driver at the same time; the verdicts of each in the order of the cases.
fn side_by_side(drivers: &mut [Driver<'_>], chunk: &[Made]) -> io::Result<Vec<Vec<Verdict>>> {
    thread::scope(|scope| {
        let asked = drivers.iter_mut().map(|driver| {
            scope.spawn(move || {
                let cases = chunk.iter().map(|made| (&made.case, made.folder.as_path()));
                verdicts(driver, &cases.collect::<Vec<_>>())
            })
        });
        let joined = asked.collect::<Vec<_>>().into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// What a driver says to cases whose files are written, against its model.
fn verdicts(driver: &mut Driver<'_>, cases: &[(&Case, &Path)]) -> io::Result<Vec<Verdict>> {
    let questions: Vec<_> = cases.iter().map(|(case, folder)| case.question(folder)).collect();
    let said = driver.answers(&questions)?;
    let verdict = |((case, folder), said): (&(&Case, &Path), Said)| {
        let differences = differences(&case.modelled(driver.client, folder), &said);
        Verdict { said: said.within(&folder.display().to_string(), case::DIRECTORY), differences }
    };
    Ok(cases.iter().zip(said).map(verdict).collect())
}

/// Folders that no driver has seen before: they keep what they have read of a file.
struct Scratch {
    folder: PathBuf,
    used: usize,
}

impl Scratch {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), used: 0 }
    }

    fn folder(&mut self) -> PathBuf {
        self.used += 1;
        self.folder.join(self.used.to_string())
    }
}

/// Writes the files of some cases, asks, and removes them.
fn ask(driver: &mut Driver<'_>, cases: &[Case], scratch: &mut Scratch) -> io::Result<Vec<Verdict>> {
    let folders: Vec<_> = cases.iter().map(|_| scratch.folder()).collect();
    cases.iter().zip(&folders).try_for_each(|(case, folder)| case.write(folder))?;
    let asked: Vec<_> = cases.iter().zip(folders.iter().map(PathBuf::as_path)).collect();
    let verdicts = verdicts(driver, &asked)?;
    folders.iter().try_for_each(std::fs::remove_dir_all)?;
    Ok(verdicts)
}

/// Asks the drivers the stored cases again; false where one says another thing now, or where its model
/// is not what the case says of it.
fn replay(store: &Store, drivers: &mut [Driver<'_>], folder: &Path, out: &mut dyn Write) -> io::Result<bool> {
    let (mut good, mut scratch) = (true, Scratch::new(&folder.join("stored")));
    for driver in drivers {
        let stored: Vec<_> = store.all().filter(|(_, stored)| stored.client == driver.client).collect();
        let cases: Vec<_> = stored.iter().map(|(_, stored)| stored.case.clone()).collect();
        let verdicts = if cases.is_empty() { Vec::new() } else { ask(driver, &cases, &mut scratch)? };
        for ((path, stored), verdict) in stored.iter().zip(verdicts) {
            let mut wrong: Vec<_> = differences(&stored.said, &verdict.said)
                .iter()
                .map(|found| format!("no longer as recorded, {found}"))
                .collect();
            wrong.extend(stored.fault());
            for wrong in &wrong {
                writeln!(out, "{}: {wrong}", path.display())?;
            }
            good &= wrong.is_empty();
        }
        writeln!(out, "{}: {} stored cases", driver.client, stored.len())?;
    }
    Ok(good)
}
