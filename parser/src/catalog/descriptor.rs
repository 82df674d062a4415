//! Parameters of descriptor.

use super::Param;

/// Every row, sorted by name.
pub const TABLE: &[Param] = &[];
