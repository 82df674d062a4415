//! What a session knows and remembers without asking the server, blocking or not.

/// The methods that need no connection, for a type with a `core`.
macro_rules! local_calls {
    ($session:ty) => {
        impl $session {
            /// What is known about it.
            #[must_use]
            pub fn info(&self) -> &$crate::session::SessionInfo {
                &self.core.info
            }

            /// Whether a transaction is open, as the last answer said.
            #[must_use]
            pub fn in_transaction(&self) -> bool {
                self.core.machine.in_transaction()
            }

            /// How long a round trip may take from now on; `None` is without end. A call that takes longer is
            /// stopped, and the server gets as much time again to say so; if it does not, the connection is
            /// closed.
            pub fn set_call_timeout(&mut self, limit: Option<std::time::Duration>) {
                self.core.timeout = limit;
            }

            /// How long a round trip may take.
            #[must_use]
            pub fn call_timeout(&self) -> Option<std::time::Duration> {
                self.core.timeout
            }

            /// How many rows a query gives at most; 10,000 unless it is set.
            pub fn set_row_limit(&mut self, rows: usize) {
                self.core.row_limit = rows.max(1);
            }

            /// Whether a call has found out that there is no session any more.
            pub(crate) fn has_ended(&self) -> bool {
                self.core.has_ended()
            }

            /// Whether it can go back to a pool without a word to the server: nothing is going on in it, and
            /// no pooled server waits to be released.
            pub(crate) fn is_clean(&self) -> bool {
                let is_busy = self.core.is_calling() || self.in_transaction() || self.core.info.is_pooled();
                !self.has_ended() && !is_busy
            }

            /// What can be set here is as in a new session.
            pub(crate) fn reset_settings(&mut self) {
                self.core.reset_settings();
            }

            /// What V$SESSION shows of the session: module, action and others. What is `None` stays as it is; it
            /// goes along with the next call.
            pub fn set_attributes(&mut self, attributes: tns_wire::ttc::EndToEnd) {
                let tns_wire::ttc::EndToEnd { client_id, module, action, context_id, client_info, operation } = attributes;
                let known = self.core.attributes();
                for (known, new) in [
                    (&mut known.client_id, client_id),
                    (&mut known.module, module),
                    (&mut known.action, action),
                    (&mut known.context_id, context_id),
                    (&mut known.client_info, client_info),
                    (&mut known.operation, operation),
                ] {
                    if new.is_some() {
                        *known = new;
                    }
                }
            }

            /// Sets MODULE.
            pub fn set_module(&mut self, text: &str) {
                self.core.attributes().module = Some(text.to_owned());
            }

            /// Sets ACTION.
            pub fn set_action(&mut self, text: &str) {
                self.core.attributes().action = Some(text.to_owned());
            }

            /// Sets CLIENT_INFO.
            pub fn set_client_info(&mut self, text: &str) {
                self.core.attributes().client_info = Some(text.to_owned());
            }

            /// Sets CLIENT_IDENTIFIER.
            pub fn set_client_identifier(&mut self, text: &str) {
                self.core.attributes().client_id = Some(text.to_owned());
            }

            /// Sets DBOP, the operation of the database.
            pub fn set_operation(&mut self, text: &str) {
                self.core.attributes().operation = Some(text.to_owned());
            }
        }
    };
}

pub(crate) use local_calls;
