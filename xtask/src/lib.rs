//! Development tasks: generated inputs, soak runs and fuzzing on stable.
//!
//! The library half is what benches and the cargo-fuzz targets share:
//! [`generate`] writes large files, [`targets`] holds the properties that every
//! input must keep.

pub mod clients;
pub mod conformance;
pub mod diff;
pub mod editor;
pub mod fuzz;
pub mod r#gen;
pub mod generate;
pub mod inputs;
pub mod mutate;
pub mod peers;
pub mod probe;
pub mod rng;
pub mod schemas;
pub mod soak;
pub mod targets;
