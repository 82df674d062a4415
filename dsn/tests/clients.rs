//! What each client makes of files and strings, seen from outside.

mod clients {
    mod go;
    mod jdbc;
    mod node;
    mod oci;
    mod odpnet;
    mod python;
    mod rust;
    mod support;
}
