//! Writes a text in every style of every format, and tells where each of its characters went.

use std::ops::Range;

use tns_lint::embedded::Format;

/// A file that holds one text under `tnsnames.ora`.
pub(crate) struct Written {
    pub(crate) format: Format,
    pub(crate) file: String,
    /// Where each character of the text is written.
    pub(crate) places: Vec<Range<usize>>,
}

/// Decides, for the nth character, whether it is written as an escape where both are possible.
pub(crate) type Choice<'a> = &'a dyn Fn(usize) -> bool;

type Writer = fn(&str, Choice<'_>) -> Option<Written>;

/// All styles.
pub(crate) const WRITERS: [(&str, Writer); 15] = [
    ("json", json),
    ("yaml double", |text, choice| escaped(Format::Yaml, "tnsnames.ora: \"", "\"\nb: é\n", text, choice)),
    ("yaml single", yaml_single),
    ("yaml literal", |text, _| yaml_literal(text, "\n")),
    ("yaml literal with CRLF", |text, _| yaml_literal(text, "\r\n")),
    ("yaml folded double", yaml_folded),
    ("toml basic", |text, choice| escaped(Format::Toml, "\"tnsnames.ora\" = \"", "\"\n", text, choice)),
    ("toml lines", toml_lines),
    ("toml literal", |text, _| toml_literal(text)),
    ("properties", properties),
    ("env double", env_double),
    ("env single", |text, _| env_single(text)),
    ("xml text", xml_text),
    ("xml attribute", xml_attribute),
    ("xml cdata", |text, _| cdata(text)),
];

/// Writes character by character.
fn write(
    format: Format,
    before: &str,
    after: &str,
    text: &str,
    mut one: impl FnMut(usize, char, &mut String) -> usize,
) -> Written {
    let mut file = before.to_owned();
    let mut places = Vec::new();
    for (nth, c) in text.chars().enumerate() {
        let start = one(nth, c, &mut file);
        places.push(start..file.len());
    }
    file.push_str(after);
    Written { format, file, places }
}

/// Adds a text; where it starts.
fn add(file: &mut String, text: &str) -> usize {
    file.push_str(text);
    file.len() - text.len()
}

fn unicode(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn backslashed(c: char, choice: bool) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '"' | '\\' => format!("\\{c}"),
        // Surrogates in pairs are JSON's alone.
        c if choice && (c as u32) < 0x10000 => unicode(c),
        c => c.to_string(),
    }
}

fn escaped(format: Format, before: &str, after: &str, text: &str, choice: Choice<'_>) -> Option<Written> {
    Some(write(format, before, after, text, |nth, c, file| add(file, &backslashed(c, choice(nth)))))
}

fn json(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| match choice(nth) {
        true => add(file, &unicode(c)),
        false => add(file, &backslashed(c, false)),
    };
    Some(write(Format::Json, "{ \"é\": 1, \"tnsnames.ora\": \"", "\" }", text, one))
}

fn yaml_single(text: &str, _: Choice<'_>) -> Option<Written> {
    let fits = !text.contains('\n');
    let one = |_, c: char, file: &mut String| add(file, &c.to_string().replace('\'', "''"));
    fits.then(|| write(Format::Yaml, "é: 1\ntnsnames.ora: '", "'\n", text, one))
}

fn yaml_literal(text: &str, line_end: &str) -> Option<Written> {
    let text = text.trim_end_matches('\n').to_owned() + "\n";
    let before = format!("é: 1{line_end}data:{line_end}  tnsnames.ora: |{line_end}");
    let after = format!("b: 1{line_end}");
    let mut fresh = true;
    let one = |_, c: char, file: &mut String| {
        if fresh && c != '\n' {
            file.push_str("    ");
        }
        fresh = c == '\n';
        add(file, &c.to_string().replace('\n', line_end))
    };
    Some(write(Format::Yaml, &before, &after, &text, one))
}

/// Lines of a double-quoted scalar that go on behind a backslash.
fn yaml_folded(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| {
        if choice(nth) && !matches!(c, ' ' | '\t') {
            file.push_str("\\\n    ");
        }
        add(file, &backslashed(c, false))
    };
    Some(write(Format::Yaml, "tnsnames.ora: \"", "\"\n", text, one))
}

fn toml_lines(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| match c {
        '\n' => add(file, "\n"),
        c => {
            if choice(nth) && !matches!(c, ' ' | '\t') {
                file.push_str("\\\n\n  ");
            }
            add(file, &backslashed(c, false))
        }
    };
    Some(write(Format::Toml, "\"tnsnames.ora\" = \"\"\"\n", "\"\"\"\n", text, one))
}

fn toml_literal(text: &str) -> Option<Written> {
    let one = |_, c: char, file: &mut String| add(file, c.encode_utf8(&mut [0; 4]));
    let fits = !text.contains("'");
    fits.then(|| write(Format::Toml, "\"tnsnames.ora\" = '''\n", "'''\n", text, one))
}

fn properties(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| {
        if choice(nth) && !matches!(c, ' ' | '\t') {
            file.push_str("\\\n    ");
        }
        match c {
            '\n' => add(file, "\\n"),
            '\\' => add(file, "\\\\"),
            'é' | '😀' => add(file, &unicode(c)),
            c => add(file, c.encode_utf8(&mut [0; 4])),
        }
    };
    Some(write(Format::Properties, "a: b\ntnsnames.ora = ", "\nb=1\n", text, one))
}

fn env_double(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| match c {
        '\n' if choice(nth) => add(file, "\\n"),
        '"' | '\\' | '$' => add(file, &format!("\\{c}")),
        c => add(file, c.encode_utf8(&mut [0; 4])),
    };
    Some(write(Format::Env, "A=é\nexport tnsnames.ora=\"", "\" # x\nB=1\n", text, one))
}

fn env_single(text: &str) -> Option<Written> {
    let one = |_, c: char, file: &mut String| add(file, c.encode_utf8(&mut [0; 4]));
    (!text.contains('\'')).then(|| write(Format::Env, "tnsnames.ora='", "'\nB=1\n", text, one))
}

fn entity(c: char, choice: bool) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '"' => "&quot;".to_owned(),
        c if choice => format!("&#x{:x};", c as u32),
        c => c.to_string(),
    }
}

fn xml_text(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| add(file, &entity(c, choice(nth)));
    Some(write(Format::Xml, "<a é='1'><b/>x<f name='tnsnames.ora'>", "</f></a>", text, one))
}

fn xml_attribute(text: &str, choice: Choice<'_>) -> Option<Written> {
    let one = |nth: usize, c: char, file: &mut String| add(file, &entity(c, choice(nth) || c == '\n'));
    Some(write(Format::Xml, "<a é='1'><b key='tnsnames.ora' value=\"", "\"/></a>", text, one))
}

fn cdata(text: &str) -> Option<Written> {
    let one = |_, c: char, file: &mut String| add(file, c.encode_utf8(&mut [0; 4]));
    (!text.contains("]]>"))
        .then(|| write(Format::Xml, "<a><tnsnames.ora><![CDATA[", "]]></tnsnames.ora></a>", text, one))
}
