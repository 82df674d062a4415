//! What this process is called: it is asked once, since the system reads files to say so.

use std::sync::LazyLock;

/// Names of this process; one that the system does not tell is empty.
pub(crate) struct Names {
    /// The program, without its folder.
    pub(crate) program: String,
    /// The host.
    pub(crate) host: String,
    /// The user of the operating system.
    pub(crate) user: String,
}

/// The names as they were when they were first asked for.
pub(crate) fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        let program = std::env::current_exe().unwrap_or_default();
        Names {
            program: program.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            host: whoami::hostname().unwrap_or_default(),
            user: whoami::username().unwrap_or_default(),
        }
    });
    &NAMES
}
