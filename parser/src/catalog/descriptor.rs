//! Parameters of descriptor.

use super::Param;

/// Every row, sorted by name.
pub const TABLES: &[&[Param]] = &[];
