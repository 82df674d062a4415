pub(crate) mod block;
pub(crate) mod proof;
