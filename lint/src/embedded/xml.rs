//! XML: roxmltree tells where attributes and text stand.

use std::borrow::Cow;
use std::ops::Range;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::map::Mapped;
use super::scalar::{Broken, Scalar, Unit, offset, proved, units};
use super::style::Style;

const CDATA: (&str, &str) = ("<![CDATA[", "]]>");

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    // Configurations of Java programs name a document type, which is not fetched.
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        let line =
            text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let rest = text.get(line..).unwrap_or_default();
        let column =
            rest.char_indices().nth(at.col.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
        Broken::at(line + column, "the XML is broken here")
    })?;
    let mut found = Vec::new();
    for node in document.descendants() {
        match node.node_type() {
            NodeType::Element => attributes(text, node, &mut found),
            NodeType::Text => found.extend(content(text, node)),
            _ => {}
        }
    }
    Ok(found)
}

/// The names of the elements around a node, and what its own is called: `name`
/// or `key` where it has one (`<property name="url" …>`), else its tag. A mere
/// `<value>` belongs to the element around it.
fn keys(node: Node<'_, '_>) -> Vec<String> {
    let is_wrapper = |node: &Node<'_, '_>| node.tag_name().name() == "value" && node.attributes().len() == 0;
    let around = node.ancestors().filter(|node| node.is_element() && !is_wrapper(node));
    let mut keys: Vec<_> = around.map(called).collect();
    keys.reverse();
    keys
}

fn called(node: Node<'_, '_>) -> String {
    let name = node.attribute("name").or_else(|| node.attribute("key"));
    name.unwrap_or(node.tag_name().name()).to_owned()
}

fn attributes(text: &str, node: Node<'_, '_>, found: &mut Vec<Scalar>) {
    for attribute in node.attributes() {
        let raw = attribute.range_value();
        let mut read = Mapped::starting_at(offset(raw.start));
        units(text, raw.clone(), &mut read, in_attribute);
        let (text, style) = proved(read, attribute.value(), raw, Style::XmlAttribute);
        let mut keys = keys(node);
        if attribute.name() != "value" {
            keys.push(attribute.name().to_owned());
        }
        found.push(Scalar { keys, text, style });
    }
}

/// A text node: roxmltree joins it of pieces and tells where the first one stands.
fn content(text: &str, node: Node<'_, '_>) -> Option<Scalar> {
    let value = node.text().filter(|value| !value.trim().is_empty())?;
    let parent = node.parent()?;
    let first = node.range().start;
    let start = if text[..first].ends_with(CDATA.0) { first - CDATA.0.len() } else { first };
    let end = match node.next_sibling() {
        Some(next) => next.range().start,
        None => text[..parent.range().end].rfind("</")?,
    };
    let raw = start..end.max(start);
    let mut read = Mapped::starting_at(offset(raw.start));
    let sections = sections(text, raw.clone());
    for (section, is_cdata) in &sections {
        let unit: for<'a> fn(&'a str) -> Option<Unit<'a>> = if *is_cdata { line_end } else { in_text };
        units(text, section.clone(), &mut read, unit);
    }
    let filled = |(section, _): &&(Range<usize>, bool)| !text[section.clone()].trim().is_empty();
    let style = match sections.iter().filter(filled).collect::<Vec<_>>()[..] {
        [(_, true)] => Style::Cdata,
        [(_, false)] => Style::XmlText,
        _ => Style::ReadOnly,
    };
    let (text, style) = proved(read, value, raw, style);
    Some(Scalar { keys: keys(parent), text, style })
}

/// The parts of a text, and whether they are CDATA.
fn sections(text: &str, raw: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut at = raw.start;
    while let Some(open) = text[at..raw.end].find(CDATA.0).map(|open| at + open) {
        let start = open + CDATA.0.len();
        let end = text[start..raw.end].find(CDATA.1).map_or(raw.end, |end| start + end);
        found.extend([(at..open, false), (start..end, true)]);
        at = (end + CDATA.1.len()).min(raw.end);
    }
    found.push((at..raw.end, false));
    found
}

/// XML reads every line end as one line feed.
fn line_end(rest: &str) -> Option<Unit<'_>> {
    let length = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\r')) };
    (length > 0).then_some((length, Cow::Borrowed("\n")))
}

fn in_text(rest: &str) -> Option<Unit<'_>> {
    entity(rest).or_else(|| line_end(rest))
}

/// In an attribute, white space is a blank.
fn in_attribute(rest: &str) -> Option<Unit<'_>> {
    let blank = |(length, _)| (length, Cow::Borrowed(" "));
    let white = || rest.starts_with(['\n', '\t']).then_some((1, Cow::Borrowed(" ")));
    entity(rest).or_else(|| line_end(rest).map(blank)).or_else(white)
}

fn entity(rest: &str) -> Option<Unit<'_>> {
    let end = rest.strip_prefix('&')?.find(';')? + 1;
    let text = match &rest[1..end] {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            return Some((end + 1, Cow::Owned(char::from_u32(code.ok()?)?.to_string())));
        }
    };
    Some((end + 1, Cow::Borrowed(text)))
}
