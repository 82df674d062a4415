use super::literal::{self, Item, Language, quoted};
use super::{identifier, keywords, span, unreadable};
use crate::Descriptor;
use crate::convert::Converted;
use crate::error::Unreadable;

const NAMES: [&str; 2] = ["connectString", "connectionString"];

/// Reads the object that is handed to `getConnection` or `createPool`.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let whole = span(0, text.len());
    let Some(brace) = text.find('{') else {
        let help = "write `{ connectString: \"host:port/service\" }`";
        return Err(unreadable(whole, "there is no object", help));
    };
    let items = literal::items(text, brace + 1, true, Language::JavaScript)?;
    let target = NAMES.iter().find_map(|name| literal::last(&items, name));
    let target = target.map(Item::text).transpose()?.flatten().ok_or_else(|| {
        unreadable(whole, "the object has no connectString", "add `connectString: \"host:port/service\"`")
    })?;
    let mut made = identifier::read(target)?;
    for item in items.iter().filter(|item| !NAMES.contains(&item.name.as_str())) {
        keywords::take(item, keywords::of_node(&item.name), text, &target.text, &mut made);
    }
    Ok(made)
}

/// Writes `{ connectString: "…" }`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    Converted::whole(format!("{{ connectString: {} }}", quoted(&identifier::shortest(descriptor))))
}
