//! Easy Connect strings, as far as the driver takes a text for one: what has no slash behind its hosts
//! is an alias.

use std::borrow::Cow;

use super::args::Args;
use super::catalog::{in_lower_case, name_behind_question_mark};
use super::chars::{is_alpha, is_digit};
use super::cursor::Cursor;
use super::descriptor::unclosed;
use super::number::unsigned;
use super::reading::{Reading, default_address};
use super::settings::{self, Extras, PROTOCOLS, SERVER_TYPES, unknown_protocol, unknown_server};
use super::tree::{Pair, Tree, Value};
use super::unheeded;
use crate::clients::{AddressList, Description, Refusal, Target};

/// The words before `://`. A text may also start with two slashes alone.
pub(super) fn protocol_of<'a>(cursor: &mut Cursor<'a>) -> Option<Cow<'a, str>> {
    let (mut protocol, mut slashes) = (None, 0);
    // Counted in characters: slashes have to follow the last colon at once.
    let mut distance = 0;
    for (at, c) in cursor.rest().char_indices() {
        match c {
            ':' => {
                protocol = Some(&cursor.rest()[..at]);
                distance = 0;
                continue;
            }
            '/' if distance == slashes => {
                slashes += 1;
                if slashes == 2 {
                    cursor.at += at + 1;
                    return protocol.map(in_lower_case);
                }
            }
            _ if is_alpha(c) || is_digit(c) || matches!(c, '-' | '_') => {}
            _ => return None,
        }
        distance += 1;
    }
    None
}

/// Checks the words before `://` and returns what addresses then have.
///
/// # Errors
/// DPY-4021
pub(super) fn known_protocol(given: &str) -> Result<&'static str, Refusal> {
    let known = PROTOCOLS.into_iter().find(|&known| known == given);
    known.ok_or_else(|| unknown_protocol(given))
}

/// Reads what follows the protocol; `None` where the text is no Easy Connect string.
///
/// # Errors
/// The first wrong value, or DPY-4018 for a text with more behind what can be read.
pub(super) fn read(cursor: Cursor<'_>, protocol: &str) -> Result<Option<Reading>, Refusal> {
    let mut scan = Scan { cursor, end: cursor.at };
    let mut description = Description { lists: scan.hosts(protocol)?, ..Description::default() };
    let Some(target) = scan.target()? else { return Ok(None) };
    description.target = target;
    let (tree, unknown) = scan.parameters()?;
    if scan.end != cursor.text.len() {
        return Err(Refusal::coded("DPY-4018", format!("the text cannot be read from byte {}", scan.end)));
    }
    let mut reading = Reading { extras: vec![Extras::default()], ..Reading::default() };
    let args = Args::root(&tree);
    apply(&args, &mut description, &mut reading.extras[0])?;
    reading.effective.unheeded = unheeded::in_parameters(&args, unknown, &description);
    reading.effective.descriptions.push(description);
    Ok(Some(reading))
}

fn apply(args: &Args<'_, '_>, to: &mut Description, extras: &mut Extras) -> Result<(), Refusal> {
    settings::check_program(args)?;
    settings::connect_data(args, to, extras)?;
    settings::description(args, to, extras)?;
    settings::security(args, to, extras)?;
    let mut addresses = to.lists.iter_mut().flat_map(|list| &mut list.addresses);
    addresses.try_for_each(|address| settings::proxy(args, address))
}

/// Names of parameters that do not count, with their places.
type Unknown<'a> = Vec<(usize, &'a str)>;

struct Scan<'a> {
    cursor: Cursor<'a>,
    /// Up to here the text is understood; the cursor may be further on.
    end: usize,
}

impl<'a> Scan<'a> {
    /// Hosts with `,` between them, and lists of hosts with `;` between them. A port counts for the
    /// hosts before it that have none.
    fn hosts(&mut self, protocol: &str) -> Result<Vec<AddressList>, Refusal> {
        let mut lists = vec![AddressList::default()];
        let (mut list, mut without_port) = (0, 0);
        loop {
            let host = self.host();
            if self.cursor.at != self.end || self.cursor.is_at_end() {
                return Ok(lists);
            }
            let mut address = default_address(protocol);
            address.host = host.map(str::to_owned);
            let addresses = &mut lists[list].addresses;
            addresses.push(address);
            if self.cursor.eat(':') {
                let port = self.port()?;
                self.end = self.cursor.at;
                let last = addresses.len() - 1;
                addresses[last].port = port.or(Some(1521));
                if self.cursor.is_at_end() {
                    return Ok(lists);
                }
                for address in &mut addresses[without_port..last] {
                    address.port = port.or(Some(1521));
                }
                without_port = last + 1;
            }
            if self.cursor.eat(';') {
                lists.push(AddressList::default());
                (list, without_port) = (list + 1, 0);
            } else if !self.cursor.eat(',') {
                return Ok(lists);
            }
        }
    }

    /// A host that something follows; brackets around it are taken off.
    fn host(&mut self) -> Option<&'a str> {
        let start = self.cursor.at;
        if self.cursor.eat('[') {
            let inside = self.cursor.take_while(|c| c != ']');
            return self.cursor.eat(']').then(|| self.understood(inside));
        }
        let host = self.cursor.take_while(is_name);
        (self.cursor.at > start && !self.cursor.is_at_end()).then(|| self.understood(host))
    }

    fn understood(&mut self, part: &'a str) -> &'a str {
        self.end = self.cursor.at;
        part
    }

    fn port(&mut self) -> Result<Option<i64>, Refusal> {
        match self.cursor.take_while(is_digit) {
            "" => Ok(None),
            digits => unsigned(digits).map(|port| Some(port.into())),
        }
    }

    /// `/service:server/instance`, each of them possibly empty; `None` without the first slash.
    fn target(&mut self) -> Result<Option<Target>, Refusal> {
        self.cursor.at = self.end;
        if !self.cursor.eat('/') {
            return Ok(None);
        }
        let mut target = Target { service_name: self.name(), ..Target::default() };
        if target.service_name.is_some() && self.cursor.eat(':') {
            target.server = self.server()?;
        }
        self.end = self.cursor.at;
        if self.cursor.eat('/') {
            target.instance_name = self.name();
        }
        if target.instance_name.is_some() {
            self.end = self.cursor.at;
        }
        Ok(Some(target))
    }

    fn name(&mut self) -> Option<String> {
        Some(self.cursor.take_while(is_name)).filter(|name| !name.is_empty()).map(str::to_owned)
    }

    fn server(&mut self) -> Result<Option<String>, Refusal> {
        let given = self.cursor.take_while(is_alpha);
        let known = SERVER_TYPES.iter().find(|known| known.eq_ignore_ascii_case(given));
        match known {
            None if !given.is_empty() => Err(unknown_server(given)),
            known => Ok(known.map(|&server| server.to_owned())),
        }
    }

    /// `?name=value&name=value`: those that count, and the names of those that do not.
    fn parameters(&mut self) -> Result<(Tree<'a>, Unknown<'a>), Refusal> {
        let mut tree = Tree::default();
        let section = tree.open();
        let mut unknown = Vec::new();
        self.cursor.at = self.end;
        let mut mark = '?';
        while self.cursor.eat(mark) {
            mark = '&';
            let Some((at, written, value)) = self.parameter()? else { continue };
            match name_behind_question_mark(written) {
                None => unknown.push((at, written)),
                Some(_) if value.is_empty() => {}
                Some(name) => {
                    tree.replace(section, Pair { name, written, at, value: Value::Text(value) });
                }
            }
        }
        Ok((tree, unknown))
    }

    /// A value ends at `&`, blanks before it included, or with its quotes.
    fn parameter(&mut self) -> Result<Option<(usize, &'a str, &'a str)>, Refusal> {
        let cursor = &mut self.cursor;
        cursor.skip_spaces();
        let at = cursor.at;
        let written = cursor.keyword();
        cursor.skip_spaces();
        if written.is_empty() || !cursor.eat('=') {
            return Ok(None);
        }
        cursor.skip_spaces();
        let value = if cursor.eat('"') {
            cursor.quoted().ok_or_else(unclosed)?
        } else {
            let value = cursor.take_while(|c| !matches!(c, '&' | '"'));
            if cursor.peek() == Some('"') {
                return Ok(None);
            }
            value
        };
        cursor.skip_spaces();
        self.end = self.cursor.at;
        Ok(Some((at, written, value)))
    }
}

/// What hosts, services and instances may be made of.
fn is_name(c: char) -> bool {
    is_alpha(c) || is_digit(c) || matches!(c, '-' | '_' | '.')
}
