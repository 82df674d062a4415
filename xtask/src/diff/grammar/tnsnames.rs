//! Sets of files around a tnsnames.ora.

use super::{Choice, Maker};
use crate::diff::case::{Case, DIRECTORY};

pub(super) const PARTS: &[(&str, &[Choice])] = &[
    ("file", &[("entries", 94), ("empty", 2), ("comments only", 2), ("absent", 2)]),
    ("names of an entry", &[("one", 72), ("several", 12), ("with a domain", 12), ("odd", 2)]),
    (
        "layout of an entry",
        &[
            ("one line", 40),
            ("value on the next line", 18),
            ("value in column 1", 8),
            ("equal sign on the next line", 6),
            ("indented", 3),
            ("tabs", 8),
            ("blanks at the ends", 15),
        ],
    ),
    (
        "value of an entry",
        &[
            ("descriptor", 82),
            ("Easy Connect", 8),
            ("another alias", 2),
            ("in double quotes", 2),
            ("empty", 3),
            ("word", 3),
        ],
    ),
    (
        "between entries",
        &[
            ("nothing", 30),
            ("a blank line", 34),
            ("a comment", 16),
            ("an indented comment", 6),
            ("a comment behind", 8),
            ("blanks only", 6),
        ],
    ),
    ("a comment inside", &[("none", 90), ("a line", 6), ("behind a part", 4)]),
    ("the same name again", &[("no", 92), ("yes", 8)]),
    (
        "IFILE",
        &[
            ("none", 70),
            ("relative", 8),
            ("absolute", 8),
            ("quoted", 4),
            ("in the working folder", 3),
            ("missing", 1),
            ("chain", 3),
            ("cycle", 2),
        ],
    ),
    ("line ends", &[("LF", 78), ("CRLF", 16), ("CR", 3), ("mixed", 3)]),
    ("byte order mark", &[("none", 94), ("one", 6)]),
    ("end of file", &[("newline", 75), ("none", 20), ("blanks", 5)]),
    (
        "the question",
        &[
            ("a name", 66),
            ("a name in another case", 14),
            ("with blanks", 4),
            ("an unknown name", 5),
            ("nothing", 8),
            ("a connect string", 8),
        ],
    ),
];

const NAMES: [&str; 8] = ["sales", "HR", "orcl_1", "Dev-Db", "a", "prod.world", "x1$", "ÄB"];

impl Maker<'_> {
    pub(super) fn files(&mut self, case: &mut Case) {
        let mut names = Vec::new();
        match self.choose("file") {
            "absent" => drop(case.files.insert("other.ora".to_owned(), b"A=h/s\n".to_vec())),
            "empty" => drop(case.files.insert("tnsnames.ora".to_owned(), Vec::new())),
            "comments only" => {
                drop(case.files.insert("tnsnames.ora".to_owned(), b"# nothing\n\n  # here\n".to_vec()));
            }
            _ => {
                let text = self.file(&mut names);
                let text = self.included(text, &mut names, case);
                let bytes = self.bytes(text);
                case.files.insert("tnsnames.ora".to_owned(), bytes);
            }
        }
        case.input = self.question(&names);
    }

    /// Entries with what stands between them.
    fn file(&mut self, names: &mut Vec<String>) -> String {
        let mut text = String::new();
        for _ in 0..=self.rng.below(4) {
            let entry = self.file_entry(names);
            match self.choose("between entries") {
                "a blank line" => text += "\n",
                "a comment" => text += "# of the test databases (all = old)\n",
                "an indented comment" => text += "   # one more\n",
                "blanks only" => text += "  \t \n",
                "a comment behind" => {
                    text += &entry;
                    text += "  # behind\n";
                    continue;
                }
                _ => {}
            }
            text += &entry;
            text += "\n";
        }
        text
    }

    fn file_entry(&mut self, names: &mut Vec<String>) -> String {
        let name = self.names(names);
        let value = self.entry_value();
        let value = self.commented(value);
        match self.choose("layout of an entry") {
            "one line" => format!("{name}={value}"),
            "value on the next line" => format!("{name} =\n  {value}"),
            "value in column 1" => format!("{name} =\n{value}"),
            "equal sign on the next line" => format!("{name}\n = {value}"),
            "indented" => format!("  {name} = {value}"),
            "tabs" => format!("{name}\t=\t{value}\t"),
            _ => format!("{name} = {value} "),
        }
    }

    fn names(&mut self, names: &mut Vec<String>) -> String {
        let again = self.choose("the same name again") == "yes";
        let mut name =
            names.last().filter(|_| again).cloned().unwrap_or_else(|| self.pick(&NAMES).to_owned());
        let text = match self.choose("names of an entry") {
            "several" => {
                let (second, mark) = (self.pick(&NAMES), self.pick(&[",", ", ", " , ", ",\n "]));
                names.push(second.to_owned());
                format!("{name}{mark}{second}")
            }
            "with a domain" => {
                name += ".example.com";
                name.clone()
            }
            "odd" => {
                name += self.pick(&["#", "/x", ":1", "\"", "(", ")", " y", "@z", "'"]);
                name.clone()
            }
            _ => name.clone(),
        };
        names.push(name);
        text
    }

    fn entry_value(&mut self) -> String {
        match self.choose("value of an entry") {
            "descriptor" => self.text(Self::entry),
            "Easy Connect" => self.text(Self::easy_connect),
            "another alias" => self.pick(&NAMES).to_owned(),
            "in double quotes" => format!("\"{}\"", self.text(Self::easy_connect)),
            "word" => self.word(),
            _ => String::new(),
        }
    }

    fn commented(&mut self, value: String) -> String {
        let comment = match self.choose("a comment inside") {
            "a line" => "\n# inside (of = it)\n ",
            "behind a part" => " # behind )\n ",
            _ => return value,
        };
        match value.match_indices(")(").next() {
            Some((at, _)) => format!("{}{comment}{}", &value[..=at], &value[at + 1..]),
            None => value + comment,
        }
    }

    /// The text with an IFILE and the files that it leads to.
    fn included(&mut self, text: String, names: &mut Vec<String>, case: &mut Case) -> String {
        let chosen = self.choose("IFILE");
        let (written, stored) = match chosen {
            "none" => return text,
            "absolute" => (format!("{DIRECTORY}/inc.ora"), "inc.ora"),
            "quoted" => (format!("\"{DIRECTORY}/inc.ora\""), "inc.ora"),
            "in the working folder" => ("inc.ora".to_owned(), "cwd/inc.ora"),
            "missing" => (format!("{DIRECTORY}/absent.ora"), "other.ora"),
            "chain" => (self.chain(case, names), "other.ora"),
            "cycle" => (format!("{DIRECTORY}/tnsnames.ora"), "other.ora"),
            _ => ("inc.ora".to_owned(), "inc.ora"),
        };
        let inner = self.file(names);
        let inner = self.bytes(inner);
        case.files.insert(stored.to_owned(), inner);
        let name = self.pick(&["IFILE", "ifile", "IFILE ", "Ifile"]);
        match self.rng.chance(50) {
            true => format!("{name}={written}\n{text}"),
            false => format!("{text}{name} = {written}\n"),
        }
    }

    /// Files that include each other, deeper than some clients go; the name of the first.
    fn chain(&mut self, case: &mut Case, names: &mut Vec<String>) -> String {
        let depth = 2 + self.rng.below(5);
        for nth in 0..depth {
            let name = format!("deep{nth}");
            let text = format!("{name}=h{nth}:1521/s\nIFILE={DIRECTORY}/chain{}.ora\n", nth + 1);
            case.files.insert(format!("chain{nth}.ora"), text.into_bytes());
            names.push(name);
        }
        case.files.insert(format!("chain{depth}.ora"), b"last=h:1521/s\n".to_vec());
        names.push("last".to_owned());
        format!("{DIRECTORY}/chain0.ora")
    }

    fn bytes(&mut self, mut text: String) -> Vec<u8> {
        match self.choose("end of file") {
            "none" => text.truncate(text.trim_end_matches('\n').len()),
            "blanks" => text += "  \n \t",
            _ => {}
        }
        let text = match self.choose("line ends") {
            "CRLF" => text.replace('\n', "\r\n"),
            "CR" => text.replace('\n', "\r"),
            "mixed" => text.replacen('\n', "\r\n", 1),
            _ => text,
        };
        match self.choose("byte order mark") {
            "one" => format!("\u{FEFF}{text}").into_bytes(),
            _ => text.into_bytes(),
        }
    }

    fn question(&mut self, names: &[String]) -> Option<String> {
        let name = self.rng.pick(names).cloned().unwrap_or_else(|| "sales".to_owned());
        Some(match self.choose("the question") {
            "a name" => name,
            "a name in another case" => match self.rng.chance(50) {
                true => name.to_uppercase(),
                false => name.to_lowercase(),
            },
            "with blanks" => format!(" {name}\t"),
            "an unknown name" => "nobody".to_owned(),
            "nothing" => return None,
            _ => self.text(Self::easy_connect),
        })
    }
}
