//! What each client makes of texts and files, over the public interface.

#[path = "clients/python.rs"]
mod python;
