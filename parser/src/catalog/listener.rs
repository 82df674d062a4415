//! Parameters of listener.ora.

mod l_l;
mod l_s;
mod s_w;

use super::Param;

/// Every row by name, in slices.
pub(super) const TABLES: &[&[Param]] = &[l_l::ROWS, l_s::ROWS, s_w::ROWS];
