//! Work on several processors.

use std::thread;

/// Does `work` for each item, the first here and each other one on a thread
/// of its own; the results are in the order of the items.
pub(crate) fn side_by_side<I: Send, T: Send>(
    mut items: impl Iterator<Item = I>,
    work: impl Fn(I) -> T + Sync,
) -> Vec<T> {
    let Some(first) = items.next() else { return Vec::new() };
    let Some(second) = items.next() else { return vec![work(first)] };
    let items = std::iter::once(second).chain(items);
    let work = &work;
    thread::scope(|scope| {
        let threads: Vec<_> = items.map(|item| scope.spawn(move || work(item))).collect();
        let first = work(first);
        // A thread that panics has met a bug of ours: the caller shall see it.
        let rest = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(rest).collect()
    })
}
