//! tnsnames.ora and what it includes.

use super::{hosts, look_up};

#[test]
fn one_broken_entry_costs_itself_or_those_behind_it() {
    let files = [("tnsnames.ora", "a=(DESCRIPTION=\nb=h/s\n"), ("i.ora", "")];
    assert!(look_up(&files, "b").is_err(), "swallowed by the open parenthesis");
    let files = [("tnsnames.ora", "a=()\nb=h/s\n")];
    assert_eq!(look_up(&files, "B").map(|found| found.alias), Ok(Some("b".to_owned())));
}

#[test]
fn an_alias_without_a_value_swallows_the_next_line() {
    let files = [("tnsnames.ora", "a =\nb = h/s\nc = h/s\n")];
    assert!(look_up(&files, "b").is_err());
    assert!(look_up(&files, "c").is_ok());
}

#[test]
fn an_alias_behind_a_comment_line_loses_its_first_letter() {
    let files = [("tnsnames.ora", "# ours\nabc = h/s\n")];
    assert!(look_up(&files, "abc").is_err());
    assert!(look_up(&files, "bc").is_ok());
}

#[test]
fn a_last_line_without_a_line_feed_is_lost() {
    let files = [("tnsnames.ora", "a = h/s\nb = h/s")];
    assert!(look_up(&files, "a").is_ok());
    assert!(look_up(&files, "b").is_err());
}

#[test]
fn a_byte_order_mark_costs_the_first_alias() {
    let files = [("tnsnames.ora", "\u{feff}a = h/s\nb = h/s\n")];
    assert!(look_up(&files, "a").is_err());
    assert!(look_up(&files, "b").is_ok());
}

#[test]
fn the_last_of_two_equal_aliases_wins() {
    let files = [("tnsnames.ora", "a = x/s\nA = y/s\n")];
    assert_eq!(look_up(&files, "a").map(|found| hosts(&found).concat()), Ok("y".to_owned()));
}

#[test]
fn an_included_file_is_relative_to_the_folder_of_the_first() {
    let files = [("tnsnames.ora", "IFILE=x/i.ora\n"), ("x/i.ora", "IFILE=j.ora\n"), ("j.ora", "a=h/s\n")];
    assert!(look_up(&files, "a").is_ok());
}

#[test]
fn blanks_and_quotes_belong_to_the_name_of_an_included_file() {
    for line in ["IFILE=\"i.ora\"\n", "IFILE=i.ora \n", "IFILE=i.ora\r\n"] {
        assert!(look_up(&[("tnsnames.ora", line), ("i.ora", "a=h/s\n")], "a").is_err(), "{line:?}");
    }
}

#[test]
fn included_files_may_be_deep_but_not_round_or_missing() {
    let texts: Vec<_> = (0..50).map(|i| (format!("{i}.ora"), format!("IFILE={}.ora\n", i + 1))).collect();
    let mut files: Vec<_> = texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    files.extend([("tnsnames.ora", "IFILE=0.ora\n"), ("50.ora", "a=h/s\n")]);
    assert!(look_up(&files, "a").is_ok());
    let round = [("tnsnames.ora", "a=h/s\nIFILE=i.ora\n"), ("i.ora", "IFILE=i.ora\n")];
    let answer = look_up(&round, "a").map_err(|refusal| refusal.text);
    assert_eq!(
        answer,
        Err("file \"/admin/i.ora\" includes file \"/admin/i.ora\" which forms a cycle".to_owned())
    );
    assert!(look_up(&[("tnsnames.ora", "a=h/s\nIFILE=no.ora\n")], "a").is_err());
}
