use std::path::PathBuf;

use tns_dsn::resolve::Profile;

use crate::View;

/// The sqlnet.ora in the folder of the document; empty where there is none.
pub(super) fn profile(view: &View<'_>) -> Profile {
    let path = path(view).filter(|path| view.workspace.document(path).is_some());
    path.and_then(|path| Profile::load(view.workspace, &path)).unwrap_or_default()
}

fn path(view: &View<'_>) -> Option<PathBuf> {
    Some(view.path?.parent()?.join("sqlnet.ora"))
}
