//! What the driver makes of a text, without connecting.

use oracledb::Config;
use serde_json::{Value as Json, json};

use crate::attempt;

/// `{"read": …}` with `{"ok": the text of its settings}`, `{"error": …}` or `{"crash": …}`, and whether the
/// process is of no use any more; `{"input", "folder", "working", "names"}` is the question.
pub(crate) fn read(question: &Json) -> Json {
    let folder = question["folder"].as_str();
    let Some(text) = question["input"].as_str() else { return json!({}) };
    let moved = question["working"].as_str().map(std::env::set_current_dir);
    if let Some(Err(error)) = moved {
        return json!({ "error": error.to_string() });
    }
    let mut panicked = true;
    let said = attempt(std::panic::AssertUnwindSafe(|| {
        let config = folder.map_or_else(Config::default, |folder| Config::default().set_config_dir(folder));
        let said = config.set_connect_string(text);
        panicked = false;
        Ok(said?.get_connect_descriptor())
    }));
    let read = match said {
        Ok(text) => json!({ "ok": text }),
        Err(text) if panicked => json!({ "crash": text }),
        Err(text) => json!({ "error": text }),
    };
    // What it keeps of files cannot be used after a panic in one of them.
    let ends = read["crash"].is_string() && question["names"] == true;
    json!({ "read": read, "ends": ends })
}
