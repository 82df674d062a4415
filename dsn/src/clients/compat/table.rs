use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use super::names::{self, Texts, upper};
use super::shape::{Shape, class};
use super::share::Shared;
use super::{Documented, Reading, defaults, documented, expected, judge};
use crate::clients::{Client, Names, Place, Reader};
use crate::files::Files;
use crate::resolve::{NetName, TnsNames};

/// What is to be told about a file.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The clients, in the order of the columns.
    pub clients: &'a [Client],
    /// Whether readings are wanted with everything that the clients connect with, which takes longer.
    pub effective: bool,
}

/// What clients make of the aliases of a tnsnames.ora.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The aliases in the order of the file, each once; included files have theirs in it.
    pub aliases: Vec<String>,
    /// A column for each client.
    pub columns: Vec<Column>,
    /// Why the documentation has no reading of the file; the aliases are those of the clients then.
    pub unreadable: Option<String>,
}

/// What one client makes of them.
#[derive(Clone, Debug)]
pub struct Column {
    /// The client.
    pub client: Client,
    /// A reading for each alias.
    pub readings: Vec<Reading>,
}

/// What clients make of every alias of a file, which takes the place of tnsnames.ora for them;
/// sqlnet.ora is looked for beside it. Clients are asked side by side, and read their files while the
/// documented reading is made.
pub fn of_file(files: &(dyn Files + Sync), path: &Path, wanted: Wanted<'_>) -> Table {
    let place = || Place::of_file(files, path.to_owned());
    let (documented, rows) = (OnceLock::new(), OnceLock::new());
    let first = || {
        let documented = documented.get_or_init(|| documented::load(files, &place()).map(Arc::new));
        rows.get_or_init(|| match documented {
            Ok(names) => rows_of(names),
            Err(why) => rows_without(&place(), wanted.clients, why),
        });
    };
    let read_once = OnceLock::new();
    let reader = |client: Client| match as_documented(client, || documented.wait()) {
        Some(found) => {
            let names = read_once.get_or_init(|| Arc::new(Names::of_files(Arc::clone(found))));
            (Reader::having_read(client, place(), Arc::clone(names)), true)
        }
        None => (Reader::new(client, place()), false),
    };
    let one = |client| {
        let (reader, as_documented) = reader(client);
        // What takes time comes before the wait: an error shows again where an alias is asked for.
        let _ = reader.entries();
        let rows = rows.wait();
        let texts = if as_documented { Texts::OfFile } else { Texts::of(client, &reader, rows) };
        of_client(client, &reader, (rows, &texts), wanted.effective)
    };
    let columns = side_by_side(wanted.clients, first, one);
    let aliases = rows.get().into_iter().flatten().map(|row| row.name.clone().into_owned()).collect();
    let unreadable = documented.get().and_then(|documented| documented.as_ref().err().cloned());
    Table { aliases, columns, unreadable }
}

/// The names that a client finds, where they are the documented ones.
fn as_documented<'d>(
    client: Client,
    documented: impl FnOnce() -> &'d Result<Arc<TnsNames>, String>,
) -> Option<&'d Arc<TnsNames>> {
    let follows_includes = client != Client::OdpnetManaged;
    if follows_includes && !client.finds_as_documented() {
        return None;
    }
    let names = documented().as_ref().ok()?;
    (follows_includes || names.stands_alone()).then_some(names)
}

/// A column for each client, several at a time; one thread does what is to be done first.
fn side_by_side(
    clients: &[Client],
    first: impl FnOnce(),
    of_client: impl Fn(Client) -> Column + Sync,
) -> Vec<Column> {
    let columns: Vec<OnceLock<Column>> = clients.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((client, column)) = take(&next, clients, &columns) {
            column.get_or_init(|| of_client(client));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(clients.len());
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(work)));
        first();
        work();
    });
    columns.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// The next client that nobody has taken.
fn take<'c>(
    next: &AtomicUsize,
    clients: &[Client],
    columns: &'c [OnceLock<Column>],
) -> Option<(Client, &'c OnceLock<Column>)> {
    let nth = next.fetch_add(1, Ordering::Relaxed);
    Some((*clients.get(nth)?, columns.get(nth)?))
}

fn of_client(
    client: Client,
    reader: &Reader<'_>,
    (rows, texts): (&[Row<'_>], &Texts<'_>),
    effective: bool,
) -> Column {
    let defaults = defaults(reader);
    let mut shared = Shared::default();
    let mut one = |(nth, row): (usize, &Row<'_>)| {
        let shares = !effective && texts.get(nth, row).is_some_and(|text| shared.look(row, text));
        if let Some(verdict) = shared.get().filter(|_| shares) {
            return Reading { client, verdict: Arc::clone(verdict), effective: None };
        }
        let (found, verdict) = judge(reader.read(&row.asked(client)), || row.documented(), &defaults);
        let verdict = Arc::new(verdict);
        if shares {
            shared.keep(&verdict);
        }
        Reading { client, verdict, effective: found.filter(|_| effective).map(Box::new) }
    };
    Column { client, readings: rows.iter().enumerate().map(&mut one).collect() }
}

/// An alias of the file.
#[derive(Default)]
pub(super) struct Row<'a> {
    pub(super) name: Cow<'a, str>,
    found: Option<NetName<'a>>,
    /// What follows the alias, as the file has it.
    pub(super) text: &'a [u8],
    /// The same with the alias before it, where it is the only one of the entry.
    pub(super) whole: Option<&'a [u8]>,
    /// What its text looks like, where that is usual.
    pub(super) shape: Option<Known>,
    documented: OnceLock<Documented>,
}

/// The shape of the text of an alias.
pub(super) struct Known {
    /// The number of the shape.
    pub(super) id: u32,
    /// The kind of the alias.
    pub(super) class: u8,
    /// Where its values are.
    pub(super) shape: Shape,
}

impl Row<'_> {
    /// What a client is asked for: the alias, or the text of the entry where it reads no file.
    fn asked(&self, client: Client) -> Cow<'_, str> {
        match (&self.found, client.reads_tnsnames()) {
            (Some(found), false) => Cow::Owned(documented::handed_over(*found)),
            _ => Cow::Borrowed(&self.name),
        }
    }

    /// The documented reading, made when it is asked for first.
    fn documented(&self) -> &Documented {
        self.documented.get_or_init(|| match &self.found {
            Some(found) => expected(found.read().map(|read| read.value)),
            None => Err("the file cannot be read".to_owned()),
        })
    }
}

/// The aliases of a file: of a name that stands there several times the last entry counts.
fn rows_of(names: &TnsNames) -> Vec<Row<'_>> {
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut shapes = Shapes::default();
    for found in names.iter() {
        let (name, text, whole) = found.parts();
        let shape = shapes.of(&name, text);
        let row = Row { name, found: Some(found), text, whole, shape, ..Row::default() };
        match places.get(&*upper(&row.name)) {
            Some(&at) => rows[at] = row,
            None => {
                let upper = match &row.name {
                    Cow::Borrowed(name) => upper(name),
                    Cow::Owned(name) => Cow::Owned(name.to_ascii_uppercase()),
                };
                places.insert(upper, rows.len());
                rows.push(row);
            }
        }
    }
    rows
}

/// The shapes that were met, with their numbers.
#[derive(Default)]
struct Shapes {
    ids: HashMap<Vec<u8>, u32>,
    text: Vec<u8>,
}

impl Shapes {
    fn of(&mut self, name: &str, text: &[u8]) -> Option<Known> {
        let class = class(name)?;
        let mut shape = Shape { text: std::mem::take(&mut self.text), values: Vec::new() };
        let known = shape.read(text).is_some();
        self.text = std::mem::take(&mut shape.text);
        if !known {
            return None;
        }
        let next = u32::try_from(self.ids.len()).ok()?;
        let id = match self.ids.get(&self.text) {
            Some(&id) => id,
            None => *self.ids.entry(self.text.clone()).or_insert(next),
        };
        Some(Known { id, class, shape })
    }
}

/// The aliases that clients find in a file of which the documentation has no reading.
fn rows_without(place: &Place<'_>, clients: &[Client], why: &str) -> Vec<Row<'static>> {
    let readers: Vec<_> = clients.iter().map(|&client| Reader::new(client, place.clone())).collect();
    let row = |name: &str| Row {
        name: Cow::Owned(name.to_owned()),
        documented: OnceLock::from(Err(why.to_owned())),
        ..Row::default()
    };
    names::known(&readers).into_iter().map(row).collect()
}
