use tns_dsn::files::Files;
use tns_lint::ifile_target;
use tns_parser::Node;

use super::At;

/// A line about the file that an IFILE line names.
pub(super) fn line(at: At<'_>, node: Node<'_>) -> Option<String> {
    let path = ifile_target(at.view.path?, node)?;
    let state = match at.view.workspace.facts(&path) {
        Ok(facts) if facts.is_directory => "is a folder: clients need a file",
        Ok(_) => "is there",
        Err(_) => "is not there",
    };
    Some(format!("`{}` {state}.", path.display()))
}
