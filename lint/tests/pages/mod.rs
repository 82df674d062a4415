pub(crate) mod block;
pub(crate) mod proof;
pub(crate) mod world;
