//! Parameters of a connect descriptor.

mod a_c;
mod d_h;
mod i_o;
mod p_r;
mod s;
mod t;
mod u_z;

use super::Param;

/// Every row, sorted by name over all the tables.
pub(super) const TABLES: &[&[Param]] =
    &[a_c::ROWS, d_h::ROWS, i_o::ROWS, p_r::ROWS, s::ROWS, t::ROWS, u_z::ROWS];
