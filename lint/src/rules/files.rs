pub(crate) mod default_domain;
pub(crate) mod ifile_target;
pub(crate) mod listener_port;
pub(crate) mod naming_method_missing;
pub(crate) mod wallet_files;
