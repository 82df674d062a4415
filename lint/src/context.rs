use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::config::Options;
use crate::template::Template;
use tns_parser::catalog::{Lookup, Param};
use tns_parser::easy_connect::{Kind, classify};
use tns_parser::model::{self, Value};
use tns_parser::{FileKind, Keyword, Node, Parse, Source, Span, TooLarge, parse};

/// A file as the rules see it.
#[derive(Debug)]
pub struct LintFile {
    parse: Parse,
    options: Arc<Options>,
    is_string: bool,
    template: Option<Box<Template>>,
    /// Where the entry of each name starts; made when it is asked for.
    settings: OnceLock<HashMap<String, u32>>,
}

impl LintFile {
    /// Takes a parsed text.
    pub fn new(parse: Parse) -> Self {
        Self { parse, options: Arc::default(), is_string: false, template: None, settings: OnceLock::new() }
    }

    /// Takes one connect string of any form.
    ///
    /// # Errors
    /// [`TooLarge`] for 4 GiB and more.
    pub fn connect_string(text: &str) -> Result<Self, TooLarge> {
        let parse = parse(Source::new(text)?, FileKind::Descriptor);
        let is_string = classify(text) != Kind::Descriptor;
        Ok(Self { is_string, ..Self::new(parse) })
    }

    /// The same file with what the rules take as too much or too little.
    #[must_use]
    pub fn with_options(mut self, options: &Arc<Options>) -> Self {
        self.template = self.template.map(|template| Box::new(template.with_options(options)));
        Self { options: options.clone(), ..self }
    }

    /// The same file as a template.
    pub(crate) fn with_template(self, template: Template) -> Self {
        Self { template: Some(Box::new(template)), ..self }
    }

    /// What is special about it if it is a template.
    pub(crate) fn as_template(&self) -> Option<&Template> {
        self.template.as_deref()
    }

    /// What the rules take as too much or too little.
    pub fn options(&self) -> &Arc<Options> {
        &self.options
    }

    /// Whether it is a connect string that is no descriptor: it has no entries.
    pub fn is_string(&self) -> bool {
        self.is_string
    }

    /// The parsed text.
    pub fn parse(&self) -> &Parse {
        &self.parse
    }

    /// Its bytes.
    pub fn source(&self) -> &Source {
        self.parse.source()
    }

    /// Its kind.
    pub fn kind(&self) -> FileKind {
        self.parse.kind()
    }

    /// Whether its entries are connect descriptors.
    pub fn has_descriptors(&self) -> bool {
        matches!(self.kind(), FileKind::Tnsnames | FileKind::Descriptor)
    }

    /// The span of all of it.
    pub fn whole(&self) -> Span {
        Span::new(0, self.source().len())
    }

    /// The entry of a name in any case that counts, the last one: for files of
    /// settings. The names of an alias list are not looked at.
    pub fn setting(&self, name: &str) -> Option<Node<'_>> {
        let settings = self.settings.get_or_init(|| {
            let entries = self.parse.entries();
            entries.map(|entry| (entry.name().to_ascii_uppercase(), entry.span().start)).collect()
        });
        self.parse.entry_at(*settings.get(&name.to_ascii_uppercase())?)
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> String {
        self.source().text(span).into_owned()
    }
}

/// A parameter, or an entry, in its place.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file.
    pub file: &'a LintFile,
    /// The entry it belongs to; itself where it is one.
    pub entry: Node<'a>,
    /// The node around it; `None` for an entry.
    pub parent: Option<Node<'a>>,
    /// The parameter or entry.
    pub node: Node<'a>,
    /// Its keyword; in listener.ora without the listener's name.
    pub keyword: Keyword,
    /// What the catalogue says about it here.
    pub found: Lookup,
}

impl<'a> Place<'a> {
    /// The place of a node; `around` is the place of its parent.
    pub fn new(file: &'a LintFile, node: Node<'a>, around: Option<&Self>) -> Self {
        let parent = around.map_or(Keyword::TOP, Self::as_parent);
        // In tnsnames.ora and in a bare descriptor an entry's name is free.
        let free = around.is_none() && file.has_descriptors() && node.keyword() != Keyword::IFILE;
        let (keyword, found) = match free {
            true => (Keyword::UNKNOWN, Lookup::Unknown),
            false => model::lookup(file.kind(), node, parent),
        };
        let entry = around.map_or(node, |around| around.entry);
        Self { file, entry, parent: around.map(|around| around.node), node, keyword, found }
    }

    /// Its keyword as the parent of what stands in it: unknown where the file chose the name.
    pub(crate) fn as_parent(&self) -> Keyword {
        match (self.parent, self.found) {
            (None, Lookup::Unknown | Lookup::Misplaced(_)) => Keyword::UNKNOWN,
            _ => self.keyword,
        }
    }

    /// The keyword of the parameter around it.
    pub fn parent_keyword(&self) -> Keyword {
        self.parent.map_or(Keyword::TOP, |parent| parent.keyword())
    }

    /// Its catalogue row, also where it is out of place.
    pub fn param(&self) -> Option<&'static Param> {
        self.found.param()
    }

    /// Its typed value; `None` where the catalogue does not know it.
    pub fn value(&self) -> Option<Value<'a>> {
        self.param().map(|param| model::read(&param.value, self.node))
    }

    /// Whether nothing stands behind its `=`, or nothing between its quotes.
    pub fn has_no_value(&self) -> bool {
        let span = self.node.value_span();
        span.is_empty() || self.node.is_quoted() && span.len() <= 2
    }

    /// Whether it is an entry whose name is no parameter: an alias, a listener.
    pub fn is_free_name(&self) -> bool {
        self.parent.is_none() && self.as_parent() == Keyword::UNKNOWN
    }
}
