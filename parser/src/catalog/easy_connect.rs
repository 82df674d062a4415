//! The `?name=value` parameters of Easy Connect Plus.

/// One parameter of the `?name=value` part.
#[derive(Clone, Copy, Debug)]
pub struct EasyConnectParam {
    /// Spelling in the string, lower case (case does not matter there).
    pub name: &'static str,
    /// The descriptor parameters it becomes.
    pub descriptor: &'static [&'static str],
    /// The part of the descriptor they stand in.
    pub section: &'static str,
    /// Whether the Administrator's Guide lists it.
    pub documented: bool,
    /// First release that knows it (`driver`: only drivers do).
    pub since: &'static str,
    /// What python-oracledb Thin does with it.
    pub python_thin: &'static str,
    /// What node-oracledb Thin does with it.
    pub node_thin: &'static str,
    /// What Oracle's Go driver does with it.
    pub go_oracledb: &'static str,
}

/// Every parameter, sorted by name.
pub const EASY_CONNECT: &[EasyConnectParam] = &[];
