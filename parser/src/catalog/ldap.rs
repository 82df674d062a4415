//! Parameters of ldap.

use super::Param;

/// Every row, sorted by name.
pub const TABLES: &[&[Param]] = &[];
