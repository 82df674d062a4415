pub(crate) mod invalid_suppression;
pub(crate) mod suppression_without_reason;
pub(crate) mod unreadable_file;
pub(crate) mod unused_suppression;
