//! Parameters of cman.ora.

mod c_m;
mod m_t;
mod t_w;

use super::Param;

/// Every row by name, in slices.
pub(super) const TABLES: &[&[Param]] = &[c_m::ROWS, m_t::ROWS, t_w::ROWS];
