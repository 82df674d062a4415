//! The texts that soaks and the fuzzer start from.

use std::io;
use std::path::{Path, PathBuf};

use tns_parser::FileKind;

use crate::generate::{self, Plan};

/// A text and the kind to read it as.
#[derive(Clone, Debug)]
pub struct Input {
    /// For messages: where it comes from.
    pub name: String,
    /// The kind that its folder or name tells.
    pub kind: FileKind,
    /// The text.
    pub bytes: Vec<u8>,
}

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The reference folder: `$TNSLINT_SHARED` or `../shared`.
pub fn shared() -> PathBuf {
    std::env::var_os("TNSLINT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

/// The corpus of real files in it.
pub fn corpus_dir() -> PathBuf {
    shared().join("corpus")
}

/// The corpus in the order of its paths.
///
/// # Errors
/// Where the folder cannot be read.
pub fn corpus() -> io::Result<Vec<Input>> {
    let dir = corpus_dir();
    let mut found = Vec::new();
    collect(&dir, &mut found)
        .map_err(|error| io::Error::new(error.kind(), format!("the corpus: {error}")))?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// What the fuzzer mutates: the corpus where there is one, the project's
/// fixtures and a few generated entries.
pub fn seeds() -> Vec<Input> {
    let mut found = corpus().unwrap_or_default();
    // Without fixtures the generated text is still there.
    let _ = collect(&root().join("fixtures"), &mut found);
    let bytes = generate::text(&Plan { entries: 10, seed: 1, broken: 0 });
    found.push(Input { name: "generated".to_owned(), kind: FileKind::Tnsnames, bytes });
    found
}

/// Connect strings: those of the reference where there is one, and a few of our own.
pub fn strings() -> Vec<Input> {
    let own = [
        "tcps://db1,db2:2484;[::1]/sales:pooled/i1?retry_count=3&wallet_location=\"/w\"",
        "jdbc:oracle:thin:scott/tiger@//db:1521/sales?TNS_ADMIN=/w",
        "oracle+oracledb://u:p@db:1521/?service_name=s",
        "oracle://u:p@db:1521/s?SSL=true",
        "User Id=u;Password=p;Data Source=db/s",
        "r2dbc:oracle://db:1521/s",
        "spring:\n  datasource:\n    url: jdbc:oracle:thin:@db/s\n",
        "oracledb.connect(host='db', port=1521, service_name=\"s\")",
        "{ user: 'u', connectString: \"db/s\" }",
        "DATABASES = {'default': {'NAME': 's', 'HOST': 'db', 'PORT': '1521'}}",
    ];
    let vectors = std::fs::read_to_string(shared().join("conformance/vectors.jsonl")).unwrap_or_default();
    let of_row = |row: &str| {
        let row: serde_json::Value = serde_json::from_str(row).ok()?;
        let is_string = row["kind"] != "tnsnames";
        row["input"].as_str().filter(|_| is_string).map(str::to_owned)
    };
    let texts = own.into_iter().map(str::to_owned).chain(vectors.lines().filter_map(of_row));
    let input =
        |text: String| Input { name: text.clone(), kind: FileKind::Descriptor, bytes: text.into_bytes() };
    texts.map(input).collect()
}

/// Wallets: those of the reference where there is one, those of the fixtures, and their zip.
pub fn wallets() -> Vec<Input> {
    let mut found = Vec::new();
    // Without the reference the fixtures are still there.
    let _ = collect(&shared().join("wallets"), &mut found);
    let _ = collect(&root().join("fixtures/wallet"), &mut found);
    found.retain(|input| tns_wallet::WalletFormat::of(&input.bytes).is_some());
    found
}

fn collect(dir: &Path, found: &mut Vec<Input>) -> io::Result<()> {
    let mut paths = std::fs::read_dir(dir)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            let (name, kind) = (path.display().to_string(), kind_of(&path));
            found.push(Input { name, kind, bytes: std::fs::read(&path)? });
        }
    }
    Ok(())
}

/// The kind that the folder tells, else the file name, else tnsnames.ora.
fn kind_of(path: &Path) -> FileKind {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let file = path.file_name().and_then(|name| name.to_str());
    folder
        .and_then(|name| name.parse().ok())
        .or_else(|| file.and_then(FileKind::of_file_name))
        .unwrap_or(FileKind::Tnsnames)
}

#[cfg(test)]
mod tests {
    use super::kind_of;
    use std::path::Path;
    use tns_parser::FileKind;

    #[test]
    fn the_folder_tells_the_kind_before_the_name() {
        assert_eq!(kind_of(Path::new("corpus/sqlnet/x.ora")), FileKind::Sqlnet);
        assert_eq!(kind_of(Path::new("other/listener_1.ora")), FileKind::Listener);
        assert_eq!(kind_of(Path::new("other/x.ora")), FileKind::Tnsnames);
    }
}
