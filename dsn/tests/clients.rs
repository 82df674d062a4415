//! What each client makes of files and strings, over the public API.

mod clients {
    mod go;
    mod jdbc;
    mod oci;
    mod odpnet;
    mod support;
}
