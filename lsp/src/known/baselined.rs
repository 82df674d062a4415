use std::collections::HashMap;
use std::sync::Arc;

use tns_lint::Diagnostic;
use tns_lint::baseline::Baseline;

/// What the baseline knows of a document: of equal findings as many as it counts, the first ones of
/// the text.
#[derive(Clone, Debug)]
pub struct Baselined {
    baseline: Arc<Baseline>,
    /// What the document is called there.
    name: Arc<str>,
    /// Those of the last whole check, where they were then.
    taken: Arc<[Diagnostic]>,
}

impl Baselined {
    /// Takes what a baseline knows out of what a check of the whole document found.
    pub(crate) fn take(baseline: Arc<Baseline>, name: String, found: &mut Vec<Diagnostic>) -> Self {
        let (taken, new) = baseline.only(&name).sort_out(&name, std::mem::take(found));
        *found = new;
        Self { baseline, name: name.into(), taken: taken.into() }
    }

    /// Takes out what it knows of findings that came since: of equal ones as many as it counts, less
    /// those taken before that still stand.
    pub(super) fn sift(&self, found: &mut Vec<Diagnostic>, stands: impl Fn(&Diagnostic) -> bool) {
        let mut left: HashMap<_, u32> =
            found.iter().map(|found| (key(found), self.baseline.count(&self.name, found))).collect();
        left.retain(|_, count| *count > 0);
        if left.is_empty() {
            return;
        }
        for known in self.taken.iter() {
            if let Some(count) = left.get_mut(&key(known)).filter(|_| stands(known)) {
                *count = count.saturating_sub(1);
            }
        }
        let is_new: Vec<_> = found.iter().map(|found| !takes(left.get_mut(&key(found)))).collect();
        let mut is_new = is_new.into_iter();
        found.retain(|_| is_new.next().unwrap_or(true));
    }
}

/// What a finding is known by in its file.
fn key(found: &Diagnostic) -> (&'static str, &str, &str) {
    (found.rule.code, &found.path, &found.message)
}

fn takes(count: Option<&mut u32>) -> bool {
    count.filter(|count| **count > 0).map(|count| *count -= 1).is_some()
}
