use std::cell::OnceCell;
use std::sync::Arc;

use super::{Client, Effective, Names, Place, Refusal};
use crate::resolve::Profile;

/// Reads as one client does; files are read once, when they are asked for first.
#[derive(Debug)]
pub struct Reader<'a> {
    client: Client,
    book: Book<'a>,
}

/// The files of a client, read once.
#[derive(Debug)]
pub(super) struct Book<'a> {
    client: Client,
    place: Option<Place<'a>>,
    names: OnceCell<Result<Arc<Names>, Refusal>>,
    profile: OnceCell<Profile>,
}

impl<'a> Reader<'a> {
    /// A client that was told of no configuration folder.
    pub fn of_strings(client: Client) -> Self {
        Self::with(client, None)
    }

    /// A client with files.
    pub fn new(client: Client, place: Place<'a>) -> Self {
        Self::with(client, Some(place))
    }

    /// A client with files, of which somebody read tnsnames.ora as this client does.
    pub(super) fn having_read(client: Client, place: Place<'a>, names: Arc<Names>) -> Self {
        let reader = Self::new(client, place);
        reader.book.names.get_or_init(|| Ok(names));
        reader
    }

    /// The names with their texts.
    pub(super) fn entries(&self) -> Result<&Names, Refusal> {
        self.book.names()
    }

    fn with(client: Client, place: Option<Place<'a>>) -> Self {
        let book = Book { client, place, names: OnceCell::new(), profile: OnceCell::new() };
        Self { client, book }
    }

    /// What the client connects with when it is given this alias or connect string.
    ///
    /// # Errors
    /// What it answers where it cannot use the text.
    pub fn read(&self, text: &str) -> Result<Effective, Refusal> {
        self.client.read(text, &self.book)
    }

    /// The names that the client knows, as it keeps them, in the order of the files.
    ///
    /// # Errors
    /// What it answers where it cannot use its files.
    pub fn names(&self) -> Result<impl Iterator<Item = &str>, Refusal> {
        Ok(self.book.names()?.iter().map(|entry| entry.name.as_str()))
    }
}

impl<'a> Book<'a> {
    /// Where the files are, if the client was told.
    pub(super) fn place(&self) -> Option<&Place<'a>> {
        self.place.as_ref()
    }

    /// The entries of tnsnames.ora.
    pub(super) fn names(&self) -> Result<&Names, Refusal> {
        let load = || self.client.load(self.place.as_ref()).map(Arc::new);
        self.names.get_or_init(load).as_deref().map_err(Clone::clone)
    }

    /// What sqlnet.ora says; nothing where there is none.
    pub(super) fn profile(&self) -> &Profile {
        self.profile.get_or_init(|| {
            let place = self.place.as_ref();
            place
                .and_then(|place| Profile::load(place.files, &place.folder().join("sqlnet.ora")))
                .unwrap_or_default()
        })
    }
}
