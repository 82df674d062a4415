//! What a descriptor is made of while it is read: dictionaries, lists and texts of Python.

use std::borrow::Cow;
use std::collections::HashMap;

use super::catalog::Kind;

/// A value; sections and lists are kept in the tree, so that any depth can be dropped.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Section(usize),
    /// What stands there more than once.
    List(usize),
}

/// A parameter.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    /// As the driver calls it.
    pub(super) name: Cow<'a, str>,
    /// As it is written.
    pub(super) written: &'a str,
    /// Where it stands.
    pub(super) at: usize,
    pub(super) value: Value<'a>,
}

/// Parameters, each name once, in the order in which they came.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) kind: Kind,
    pairs: Vec<Pair<'a>>,
    /// Where the names are, once there are many.
    index: HashMap<Cow<'a, str>, usize>,
}

/// All sections and lists of a text; the first section is the outermost.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    sections: Vec<Section<'a>>,
    lists: Vec<Vec<Value<'a>>>,
}

/// From here on a search from the start would cost more than an index.
const MANY: usize = 32;

impl<'a> Section<'a> {
    pub(super) fn pairs(&self) -> &[Pair<'a>] {
        &self.pairs
    }

    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        self.position(name).map(|place| self.pairs[place].value)
    }

    fn position(&self, name: &str) -> Option<usize> {
        match self.index.is_empty() {
            true => self.pairs.iter().position(|pair| pair.name == name),
            false => self.index.get(name).copied(),
        }
    }

    fn push(&mut self, pair: Pair<'a>) {
        self.pairs.push(pair);
        match self.pairs.len() {
            0..MANY => {}
            MANY => self.renew_index(),
            length => {
                let name = self.pairs[length - 1].name.clone();
                self.index.insert(name, length - 1);
            }
        }
    }

    fn remove(&mut self, name: &str) -> Option<Pair<'a>> {
        let removed = self.pairs.remove(self.position(name)?);
        self.index.clear();
        if self.pairs.len() >= MANY {
            self.renew_index();
        }
        Some(removed)
    }

    fn renew_index(&mut self) {
        let names = self.pairs.iter().enumerate();
        self.index = names.map(|(place, pair)| (pair.name.clone(), place)).collect();
    }
}

impl<'a> Tree<'a> {
    /// A new section without parameters.
    pub(super) fn open(&mut self) -> usize {
        let section = Section { kind: Kind::Other, pairs: Vec::with_capacity(4), index: HashMap::new() };
        self.sections.push(section);
        self.sections.len() - 1
    }

    pub(super) fn section(&self, id: usize) -> &Section<'a> {
        &self.sections[id]
    }

    pub(super) fn section_mut(&mut self, id: usize) -> &mut Section<'a> {
        &mut self.sections[id]
    }

    /// Every element of a list; the value itself where it is none.
    pub(super) fn elements<'t>(&'t self, value: &'t Value<'a>) -> &'t [Value<'a>] {
        match value {
            Value::List(id) => &self.lists[*id],
            single => std::slice::from_ref(single),
        }
    }

    /// Keeps a parameter; a name that is there already makes a list. Addresses beside address lists
    /// become lists of their own, whichever comes first.
    pub(super) fn add(&mut self, section: usize, mut pair: Pair<'a>) {
        let held = &mut self.sections[section];
        if let Some(place) = held.position(&pair.name) {
            return self.append(section, place, pair.value);
        }
        if pair.name == "address" {
            if let Some(place) = held.position("address_list") {
                let list = self.wrapped(pair);
                return self.append(section, place, list);
            }
        } else if pair.name == "address_list"
            && let Some(addresses) = held.remove("address")
        {
            pair.value = self.led_by(addresses, pair.value);
        }
        self.sections[section].push(pair);
    }

    /// Keeps a parameter; the last of a name counts.
    pub(super) fn replace(&mut self, section: usize, pair: Pair<'a>) {
        let held = &mut self.sections[section];
        match held.position(&pair.name) {
            Some(place) => held.pairs[place].value = pair.value,
            None => held.push(pair),
        }
    }

    fn append(&mut self, section: usize, place: usize, value: Value<'a>) {
        let held = &mut self.sections[section].pairs[place].value;
        if let Value::List(list) = *held {
            self.lists[list].push(value);
        } else {
            let first = std::mem::replace(held, Value::List(self.lists.len()));
            self.lists.push(vec![first, value]);
        }
    }

    /// The addresses so far, each as a list of its own, and this address list.
    fn led_by(&mut self, addresses: Pair<'a>, list: Value<'a>) -> Value<'a> {
        let mut all = Vec::new();
        for value in self.elements(&addresses.value).to_vec() {
            all.push(self.wrapped(Pair { value, name: "address".into(), ..addresses }));
        }
        all.push(list);
        self.lists.push(all);
        Value::List(self.lists.len() - 1)
    }

    fn wrapped(&mut self, address: Pair<'a>) -> Value<'a> {
        let section = self.open();
        self.sections[section].push(address);
        Value::Section(section)
    }

    /// Whether anything below is a list.
    pub(super) fn holds_list(&self, value: Value<'a>) -> bool {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Text(_) => {}
                Value::List(_) => return true,
                Value::Section(id) => open.extend(self.sections[id].pairs.iter().map(|pair| pair.value)),
            }
        }
        false
    }
}
