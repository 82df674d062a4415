pub(crate) mod description_list_order;
pub(crate) mod long_descriptor;
pub(crate) mod refused_parameter;
pub(crate) mod thin_failover_mode;
pub(crate) mod thin_protocol;
pub(crate) mod thin_unit;
