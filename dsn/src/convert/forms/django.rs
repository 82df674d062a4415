use super::decoded::Decoded;
use super::literal::{self, Item, Language, Value, quoted};
use super::{identifier, leave, lose, span, unreadable};
use crate::convert::plain::{Asked, Plain};
use crate::convert::same::says_all;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

const ENGINE: &str = "django.db.backends.oracle";

/// Reads the dictionary of one database: with a PORT its NAME is a SID, without
/// one it is all that the driver gets.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let whole = span(0, text.len());
    let Some(brace) = text.find('{') else {
        return Err(unreadable(whole, "there is no dictionary", "write `{\"ENGINE\": …, \"NAME\": …}`"));
    };
    let items = database(text, brace + 1)?;
    check_engine(&items)?;
    let name = text_of(&items, "NAME")?
        .ok_or_else(|| unreadable(whole, "there is no NAME", "add `\"NAME\": \"host:port/service\"`"))?;
    let port = literal::last(&items, "PORT").map(Item::port).transpose()?.flatten();
    let mut made = match port {
        None => identifier::read(name)?,
        Some(port) => {
            let host = text_of(&items, "HOST")?.map_or("localhost", |host| host.text.trim());
            let description = Description::new().address(Address::tcp(host, port));
            Converted::whole(description.sid(&name.text).into())
        }
    };
    lose_settings(&items, port.is_some(), &mut made.lost);
    Ok(made)
}

fn text_of<'a>(items: &'a [Item], name: &str) -> Result<Option<&'a Decoded>, Unreadable> {
    Ok(literal::last(items, name).map(Item::text).transpose()?.flatten())
}

/// The settings of one database. Where the text is that of all databases it is
/// `default`, if that one is Oracle, else the first one that is.
fn database(text: &str, start: usize) -> Result<Vec<Item>, Unreadable> {
    let mut items = literal::items(text, start, true, Language::Python)?;
    if ["ENGINE", "NAME"].iter().any(|name| literal::last(&items, name).is_some()) {
        return Ok(items);
    }
    items.sort_by_key(|item| item.name != "default");
    let mut first = None;
    for item in &items {
        let Value::Object(start) = item.value else { continue };
        let inner = literal::items(text, start, true, Language::Python)?;
        if matches!(text_of(&inner, "ENGINE"), Ok(Some(engine)) if engine.text.contains("oracle")) {
            return Ok(inner);
        }
        first.get_or_insert(inner);
    }
    Ok(first.unwrap_or(items))
}

fn check_engine(items: &[Item]) -> Result<(), Unreadable> {
    match text_of(items, "ENGINE")? {
        Some(engine) if !engine.text.contains("oracle") => {
            let help = "write `django.db.backends.oracle`";
            Err(unreadable(engine.whole(), "the engine is that of another database", help))
        }
        _ => Ok(()),
    }
}

fn lose_settings(items: &[Item], port: bool, lost: &mut Vec<Loss>) {
    for item in items.iter().filter(|item| !matches!(item.text(), Ok(None))) {
        match item.name.as_str() {
            "ENGINE" | "NAME" | "PORT" => {}
            "HOST" if port => {}
            "HOST" => lose(lost, Loss::new("HOST", "ignored without a PORT")),
            name => leave(lost, name, "a setting of Django, no part of a descriptor"),
        }
    }
}

/// Writes host, port and SID where they say all, else a NAME that holds the rest.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor).and_then(|plain| of_plain(&plain));
    Converted::whole(short.filter(|short| says_all(read(short), descriptor)).unwrap_or_else(|| {
        format!("{{\"ENGINE\": \"{ENGINE}\", \"NAME\": {}}}", quoted(&identifier::shortest(descriptor)))
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let Asked::Sid(sid) = plain.target else { return None };
    let &(host, port) = plain.hosts.first()?;
    let (sid, host) = (quoted(sid), quoted(host));
    Some(format!("{{\"ENGINE\": \"{ENGINE}\", \"NAME\": {sid}, \"HOST\": {host}, \"PORT\": \"{port}\"}}"))
}
