use super::literal::{self, Item, Language, Value, quoted};
use super::plain::{Plain, Target};
use super::{credentials, identifier, is_credential, lose, span, unreadable};
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
    let items = innermost(text, literal::items(text, brace + 1, true, Language::Python)?)?;
    check_engine(&items)?;
    let name = text_of(&items, "NAME")?
        .ok_or_else(|| unreadable(whole, "there is no NAME", "add `\"NAME\": \"host:port/service\"`"))?;
    let port = item(&items, "PORT").map(Item::port).transpose()?.flatten();
    let mut made = match port {
        None => identifier::read(name)?,
        Some(port) => {
            let host = text_of(&items, "HOST")?.map_or("localhost", |host| host.text.as_str());
            let description = Description::new().address(Address::tcp(host, port));
            Converted::whole(description.sid(&name.text).into())
        }
    };
    made.lost.extend(lost(&items, port.is_some()));
    Ok(made)
}

fn item<'a>(items: &'a [Item], name: &str) -> Option<&'a Item> {
    items.iter().rev().find(|item| item.name == name)
}

fn text_of<'a>(items: &'a [Item], name: &str) -> Result<Option<&'a super::decoded::Decoded>, Unreadable> {
    Ok(item(items, name).map(Item::text).transpose()?.flatten())
}

/// The dictionary of `default`, where the text is that of all databases.
fn innermost(text: &str, items: Vec<Item>) -> Result<Vec<Item>, Unreadable> {
    match item(&items, "default").map(|item| &item.value) {
        Some(Value::Object(start)) => literal::items(text, *start, true, Language::Python),
        _ => Ok(items),
    }
}

fn check_engine(items: &[Item]) -> Result<(), Unreadable> {
    let Some(engine) = text_of(items, "ENGINE")? else { return Ok(()) };
    match engine.text.contains("oracle") {
        true => Ok(()),
        false => Err(unreadable(
            engine.whole(),
            "the engine is that of another database",
            "write `django.db.backends.oracle`",
        )),
    }
}

fn lost(items: &[Item], port: bool) -> Vec<Loss> {
    let mut lost = Vec::new();
    for item in items {
        let empty = matches!(&item.value, Value::Nothing)
            || matches!(&item.value, Value::Text(text) if text.text.is_empty());
        match item.name.as_str() {
            "ENGINE" | "NAME" | "PORT" => {}
            "HOST" if port || empty => {}
            "HOST" => lose(&mut lost, Loss::new("HOST", "ignored without a PORT")),
            name if is_credential(name) => lose(&mut lost, credentials()),
            name => lose(&mut lost, Loss::new(name, "a setting of Django, no part of a descriptor")),
        }
    }
    lost
}

/// Writes host, port and SID where they say all, else a NAME that holds the rest.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor, "Django").ok().and_then(|plain| of_plain(&plain));
    Converted::whole(short.unwrap_or_else(|| {
        format!("{{\"ENGINE\": \"{ENGINE}\", \"NAME\": {}}}", quoted(&identifier::shortest(descriptor)))
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let (Target::Sid(sid), [(host, port)]) = (plain.target, &plain.hosts[..]) else { return None };
    let simple = !plain.tls && plain.lost.is_empty() && plain.description.security.is_none();
    simple.then(|| {
        let (sid, host) = (quoted(sid), quoted(host));
        format!("{{\"ENGINE\": \"{ENGINE}\", \"NAME\": {sid}, \"HOST\": {host}, \"PORT\": \"{port}\"}}")
    })
}
