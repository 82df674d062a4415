pub(crate) mod duplicate_keyword;
pub(crate) mod misplaced_keyword;
pub(crate) mod no_service_or_sid;
pub(crate) mod pool_without_pooled;
pub(crate) mod service_and_sid;
pub(crate) mod unknown_keyword;
