use super::literal::{self, Language, quoted};
use super::{credentials, identifier, is_credential, lose, span, unreadable};
use crate::Descriptor;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;

const NAMES: [&str; 2] = ["connectString", "connectionString"];

/// Reads the object that is handed to `getConnection` or `createPool`.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let whole = span(0, text.len());
    let Some(brace) = text.find('{') else {
        return Err(unreadable(
            whole,
            "there is no object",
            "write `{ connectString: \"host:port/service\" }`",
        ));
    };
    let items = literal::items(text, brace + 1, true, Language::JavaScript)?;
    let target = items.iter().rev().find(|item| NAMES.contains(&item.name.as_str()));
    let target = target.map(literal::Item::text).transpose()?.flatten().ok_or_else(|| {
        unreadable(whole, "the object has no connectString", "add `connectString: \"host:port/service\"`")
    })?;
    let mut made = identifier::read(target)?;
    for item in items.iter().filter(|item| !NAMES.contains(&item.name.as_str())) {
        let loss = match is_credential(&item.name) {
            true => credentials(),
            false => Loss::new(&item.name, "an option of the driver, no part of a descriptor"),
        };
        lose(&mut made.lost, loss);
    }
    Ok(made)
}

/// Writes `{ connectString: "…" }`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    Converted::whole(format!("{{ connectString: {} }}", quoted(&identifier::shortest(descriptor))))
}
