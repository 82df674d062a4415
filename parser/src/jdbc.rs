//! Oracle JDBC URLs.
