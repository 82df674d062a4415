use lsp_types::{CodeLens, Command};
use serde_json::json;
use tns_parser::{FileKind, Keyword, Node, model};

use crate::{Cancelled, View};

/// Entries that get lenses; nobody reads on.
const MOST: usize = 2_000;
/// With more entries than this, lenses get their commands one by one.
const AT_ONCE: usize = 200;

/// The commands that a lens can have, and what it shows.
const RESOLVE: (&str, &str) = ("tnslint.resolve", "resolve");
const PING: (&str, &str) = ("tnslint.ping", "test connection");

/// `textDocument/codeLens`: what the client can run for an alias that clients can use.
///
/// # Errors
/// [`Cancelled`] once nobody waits any more.
pub fn code_lens(view: &View<'_>) -> Result<Vec<CodeLens>, Cancelled> {
    let wanted = view.settings.code_lens;
    let commands = [(wanted.resolve, RESOLVE), (wanted.ping, PING)];
    let commands: Vec<_> = commands.into_iter().filter(|(on, _)| *on).map(|(_, command)| command).collect();
    let folder = view.path.and_then(std::path::Path::parent);
    let Some(folder) = folder.filter(|_| view.document.kind() == FileKind::Tnsnames && !commands.is_empty())
    else {
        return Ok(Vec::new());
    };
    let mut lenses = Vec::new();
    for (start, parse) in view.document.stretches() {
        view.cancel.check()?;
        for name in parse.entries().filter(|entry| usable(*entry)).filter_map(|entry| entry.names().next()) {
            let argument = json!({ "name": name.name(), "tnsAdmin": folder });
            let span = tns_parser::Span::new(start + name.span().start, start + name.span().end);
            let lens = |&(command, _): &(&str, &str)| CodeLens {
                range: view.range(span),
                command: None,
                data: Some(json!({ "command": command, "argument": argument })),
            };
            lenses.extend(commands.iter().map(lens));
        }
        if lenses.len() >= MOST * commands.len() {
            lenses.truncate(MOST * commands.len());
            break;
        }
    }
    let few = lenses.len() <= AT_ONCE * commands.len();
    Ok(if few { lenses.into_iter().map(code_lens_resolve).collect() } else { lenses })
}

/// `codeLens/resolve`: the command of a lens. One that is not ours comes back as it is.
pub fn code_lens_resolve(mut lens: CodeLens) -> CodeLens {
    let command = lens.data.as_ref().and_then(|data| {
        let name = data.get("command")?.as_str()?;
        let (command, title) = [RESOLVE, PING].into_iter().find(|(command, _)| *command == name)?;
        Some(Command {
            title: title.to_owned(),
            tooltip: None,
            command: command.to_owned(),
            arguments: Some(vec![data.get("argument")?.clone()]),
        })
    });
    if command.is_some() {
        (lens.command, lens.data) = (command, None);
    }
    lens
}

/// Whether a client can use an entry.
fn usable(entry: Node<'_>) -> bool {
    entry.keyword() != Keyword::IFILE && model::entry(entry).unusable.is_none()
}
