//! Parameters of ldap.

use super::Param;

/// Every row, sorted by name.
pub(super) const TABLES: &[&[Param]] = &[];
