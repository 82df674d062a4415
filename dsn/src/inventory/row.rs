//! A descriptor as cells, and cells as a descriptor.

use super::DefectKind;
use super::column::{Column, Part, is_known};
use crate::{Address, AddressList, Description, Descriptor, Place, Section, Setting, Value};

/// The filled cells of a row.
pub(super) type Cells = Vec<(Column, String)>;

/// What is wrong, and in which column.
pub(super) type Wrong = (DefectKind, Option<Column>);

/// The descriptor that single cells stand for.
pub(super) fn build(cells: &Cells) -> Result<Descriptor, Wrong> {
    let mut addresses = addresses(cells)?;
    let list = section(cells, Part::AddressList);
    if !list.is_empty() || in_list(cells)? {
        addresses = vec![Place::List(AddressList { settings: list, addresses })];
    }
    let mut data = Section::default();
    for (column, name) in
        [(Column::Service, "SERVICE_NAME"), (Column::Sid, "SID"), (Column::Server, "SERVER")]
    {
        text(cells, &column).into_iter().for_each(|value| data.set(name, value));
    }
    data.0.extend(section(cells, Part::ConnectData).0);
    let filled = |section: Section| Some(section).filter(|section| !section.is_empty());
    let description = Description {
        settings: section(cells, Part::Description),
        addresses,
        connect_data: filled(data),
        security: filled(section(cells, Part::Security)),
    };
    Ok(description.into())
}

fn text<'a>(cells: &'a Cells, column: &Column) -> Option<&'a str> {
    cells.iter().find(|(known, _)| known == column).map(|(_, value)| value.as_str())
}

fn in_list(cells: &Cells) -> Result<bool, Wrong> {
    let Some(word) = text(cells, &Column::AddressList) else { return Ok(false) };
    let wrong = || (DefectKind::NotYesOrNo(word.to_owned()), Some(Column::AddressList));
    tns_parser::model::read_boolean(word).ok_or_else(wrong)
}

/// The parameters of a part, nested ones in their sections.
fn section(cells: &Cells, part: Part) -> Section {
    let mut made = Section::default();
    for (column, value) in cells {
        match column {
            Column::Param(known, keywords) if *known == part => insert(&mut made, keywords, value),
            _ => {}
        }
    }
    made
}

fn insert(section: &mut Section, keywords: &[String], value: &str) {
    let [name, below @ ..] = keywords else { return };
    if below.is_empty() {
        return section.set(name, value);
    }
    let at = section.0.iter().position(|setting| &setting.name == name).unwrap_or_else(|| {
        section.0.push(Setting { name: name.clone(), value: Section::default().into() });
        section.0.len() - 1
    });
    if let Value::Nested(inner) = &mut section.0[at].value {
        insert(inner, below, value);
    }
}

fn addresses(cells: &Cells) -> Result<Vec<Place>, Wrong> {
    let protocol = text(cells, &Column::Protocol).unwrap_or("TCP");
    let port = text(cells, &Column::Port);
    let rest = section(cells, Part::Address);
    let address = |host: Option<&str>, port: Option<&str>| {
        let mut made = Address::default().with("PROTOCOL", protocol);
        host.into_iter().for_each(|host| made.settings.set("HOST", host));
        port.into_iter().for_each(|port| made.settings.set("PORT", port));
        made.settings.0.extend(rest.0.iter().cloned());
        Place::Address(made)
    };
    let Some(hosts) = text(cells, &Column::Host) else {
        let tcp = ["TCP", "TCPS"].iter().any(|known| known.eq_ignore_ascii_case(protocol));
        return match tcp {
            true => Err((DefectKind::NoHost, Some(Column::Host))),
            false => Ok(vec![address(None, port)]),
        };
    };
    let hosts = hosts.split(|c: char| c.is_whitespace() || c == ';' || c == ',');
    let host = |text: &str| match host_and_port(text) {
        Some((host, own)) => Ok(address(Some(host), Some(own.or(port).unwrap_or("1521")))),
        // It may be a connect string with a password.
        None => Err((DefectKind::BadHost(crate::mask(text)), Some(Column::Host))),
    };
    hosts.filter(|text| !text.is_empty()).map(host).collect()
}

/// `host`, `host:port`, `[v6]`, `[v6]:port`, and an IPv6 address as it is.
fn host_and_port(text: &str) -> Option<(&str, Option<&str>)> {
    if text.contains(['/', '@']) {
        return None;
    }
    if let Some(rest) = text.strip_prefix('[') {
        let (host, port) = rest.split_once(']')?;
        let port = if port.is_empty() { None } else { Some(port.strip_prefix(':')?) };
        return Some((host, port)).filter(|_| !host.is_empty() && port != Some(""));
    }
    match text.split_once(':') {
        None => Some((text, None)),
        Some((_, more)) if more.contains(':') => Some((text, None)),
        Some((host, port)) => Some((host, Some(port))).filter(|_| !host.is_empty() && !port.is_empty()),
    }
}

/// The cells of a descriptor; `None` where they would not say all of it.
pub(super) fn express(descriptor: &Descriptor) -> Option<Cells> {
    let [description] = &descriptor.descriptions[..] else { return None };
    let mut cells = Cells::new();
    let places = match &description.addresses[..] {
        [Place::List(list)] => {
            cells.push((Column::AddressList, "yes".to_owned()));
            flatten(&list.settings, Part::AddressList, &mut cells)?;
            &list.addresses
        }
        places => places,
    };
    of_places(places, &mut cells)?;
    flatten(&description.settings, Part::Description, &mut cells)?;
    description.connect_data.iter().try_for_each(|data| flatten(data, Part::ConnectData, &mut cells))?;
    description.security.iter().try_for_each(|data| flatten(data, Part::Security, &mut cells))?;
    let plain = cells.iter().all(|(_, value)| !value.is_empty() && value.trim() == value);
    let same = || build(&cells).is_ok_and(|made| in_order(&made) == in_order(descriptor));
    (plain && same()).then_some(cells)
}

/// What all addresses have in common, and their hosts with differing ports.
fn of_places(places: &[Place], cells: &mut Cells) -> Option<()> {
    let addresses: Vec<&Address> = places.iter().map(Place::as_address).collect::<Option<_>>()?;
    let first = addresses.first()?;
    cells.push((Column::Protocol, first.settings.text("PROTOCOL")?.to_owned()));
    let port = |address: &Address| address.settings.text("PORT").map(str::to_owned);
    let common = port(first).filter(|own| addresses.iter().all(|other| port(other).as_ref() == Some(own)));
    cells.extend(common.iter().map(|port| (Column::Port, port.clone())));
    if first.host().is_some() {
        let host = |address: &&Address| {
            let name = address.host()?;
            let name = if name.contains(':') { format!("[{name}]") } else { name.to_owned() };
            let own = if common.is_some() { String::new() } else { format!(":{}", port(address)?) };
            Some(name + &own)
        };
        let hosts: Vec<_> = addresses.iter().map(host).collect::<Option<_>>()?;
        cells.push((Column::Host, hosts.join(";")));
    }
    flatten(&first.settings, Part::Address, cells)
}

fn flatten(section: &Section, part: Part, cells: &mut Cells) -> Option<()> {
    section.0.iter().try_for_each(|setting| leaf(setting, part, &[], cells))
}

fn leaf(setting: &Setting, part: Part, above: &[String], cells: &mut Cells) -> Option<()> {
    let path: Vec<_> = above.iter().chain([&setting.name]).cloned().collect();
    let column = match (part, &*setting.name) {
        (Part::Address, "HOST" | "PORT" | "PROTOCOL") if above.is_empty() => return Some(()),
        (Part::ConnectData, "SERVICE_NAME") if above.is_empty() => Column::Service,
        (Part::ConnectData, "SID") if above.is_empty() => Column::Sid,
        (Part::ConnectData, "SERVER") if above.is_empty() => Column::Server,
        _ => Column::Param(part, path.clone()),
    };
    match &setting.value {
        Value::Nested(inner) => inner.0.iter().try_for_each(|below| leaf(below, part, &path, cells)),
        Value::Text(text) if is_known(part, &path) => {
            cells.push((column, text.clone()));
            Some(())
        }
        Value::Text(_) | Value::List(_) => None,
    }
}

/// The same descriptor with the parameters of each section by name: their order means nothing.
pub(super) fn in_order(descriptor: &Descriptor) -> Descriptor {
    let mut made = descriptor.clone();
    sort(&mut made.settings);
    for description in &mut made.descriptions {
        sort(&mut description.settings);
        description.addresses.iter_mut().for_each(sort_place);
        description.connect_data.iter_mut().for_each(sort);
        description.security.iter_mut().for_each(sort);
    }
    made
}

fn sort_place(place: &mut Place) {
    match place {
        Place::Address(address) => sort(&mut address.settings),
        Place::List(list) => {
            sort(&mut list.settings);
            list.addresses.iter_mut().for_each(sort_place);
        }
    }
}

fn sort(section: &mut Section) {
    for setting in &mut section.0 {
        if let Value::Nested(inner) = &mut setting.value {
            sort(inner);
        }
    }
    section.0.sort_by(|one, other| one.name.cmp(&other.name));
}
