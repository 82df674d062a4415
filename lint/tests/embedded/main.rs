//! Connect strings and Net files inside other files.

mod placeholders;
mod random;
mod samples;
mod writers;
