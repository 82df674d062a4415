pub(crate) mod duration_unit;
pub(crate) mod empty_value;
pub(crate) mod invalid_boolean;
pub(crate) mod invalid_port;
pub(crate) mod invalid_value;
pub(crate) mod naming_method;
pub(crate) mod sdu_range;
pub(crate) mod server_type;
