//! From `initialize` on: what the client can do, what its user set.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use lsp_server::{RequestId, Response};
use lsp_types::{
    ConfigurationItem, ConfigurationParams, InitializeResult, Registration, RegistrationParams, ServerInfo,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::capabilities::capabilities;
use super::client::{Client, REFRESHES, folders};
use super::pending::Waiting;
use super::session::Session;
use super::watch::{WATCHED, WATCHES, watching};
use super::{Phase, Server};
use crate::settings::Settings;

/// The section of the settings.
pub(super) const SECTION: &str = "tnslint";

impl Server {
    /// `initialize`
    pub(super) fn initialize(&mut self, id: RequestId, params: &Value) {
        let client = Client::new(params);
        self.routes = Arc::new((self.make_routes)(&client));
        let result = InitializeResult {
            capabilities: capabilities(&self.routes, client.encoding),
            server_info: Some(ServerInfo {
                name: SECTION.to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        self.session = Session::new(client, folders(params));
        if let Some(options) = params.get("initializationOptions").filter(|options| options.is_object()) {
            self.set(options);
        }
        self.phase = Phase::Running;
        self.log.info(format_args!("started with {:?}", self.session.workspace.folders));
        self.answer(id, Ok(json!(result)));
    }

    /// `initialized`: the client can be asked from now on.
    pub(super) fn initialized(&mut self) {
        let patterns = WATCHED.map(|glob| glob.to_owned().into());
        let known = [
            (WATCHES, Some(watching(patterns))),
            ("workspace/didChangeConfiguration", Some(json!({ "section": SECTION }))),
        ];
        let registrations = known.map(|(method, register_options)| Registration {
            id: format!("{SECTION}-{method}"),
            method: method.to_owned(),
            register_options,
        });
        self.register(registrations.into());
        self.ask_settings();
    }

    /// Asks the client to tell what it can tell.
    pub(super) fn register(&mut self, mut wanted: Vec<Registration>) {
        wanted.retain(|one| self.session.client.can(&format!("{}/dynamicRegistration", one.method)));
        if !wanted.is_empty() {
            let method = "client/registerCapability";
            self.ask(method, RegistrationParams { registrations: wanted }, Waiting::Nothing(method));
        }
    }

    /// Asks for the settings of the user, if the client answers that.
    fn ask_settings(&mut self) -> bool {
        let can = self.session.client.can("workspace/configuration");
        if can {
            let section =
                ConfigurationItem { section: Some(SECTION.to_owned()), ..ConfigurationItem::default() };
            self.ask(
                "workspace/configuration",
                ConfigurationParams { items: vec![section] },
                Waiting::Settings,
            );
        }
        can
    }

    /// `workspace/didChangeConfiguration`: a client that can be asked is asked, another one tells.
    pub(super) fn settings_changed(&mut self, params: &Value) {
        if !self.ask_settings()
            && let Some(settings) = params.get("settings").filter(|told| told.is_object())
        {
            self.set_anew(settings);
        }
    }

    /// The answer to a request of the server.
    pub(super) fn answered(&mut self, response: Response) {
        match (self.outgoing.take(&response.id), response.response_result) {
            (None, _) => self.log.warn(format_args!("an answer to {}, which was not asked", response.id)),
            (Some(Waiting::Settings), Ok(Value::Array(told))) => {
                if let Some(settings) = told.first().filter(|told| told.is_object()) {
                    self.set_anew(settings);
                }
            }
            (Some(Waiting::Progress(agreed)), Ok(_)) => agreed.store(true, Ordering::Release),
            (Some(Waiting::Nothing(method)), Err(_)) => {
                self.log.warn(format_args!("the client refused {method}"));
            }
            (Some(Waiting::Settings), _) => self.log.warn("the client does not tell its settings"),
            (Some(Waiting::Progress(_) | Waiting::Nothing(_)), _) => {}
        }
    }

    /// Settings that came after documents were opened.
    fn set_anew(&mut self, told: &Value) {
        if self.set(told) {
            self.want_all();
            self.refresh_shown();
        }
    }

    /// What is shown beside diagnostics is to be asked for again.
    pub(super) fn refresh_shown(&mut self) {
        let shown = REFRESHES.iter().filter(|(name, ..)| *name != "diagnostics");
        shown.for_each(|(name, ..)| self.refresh(name));
    }

    /// Takes settings, of the section or with the section around them; true where they are new.
    fn set(&mut self, told: &Value) -> bool {
        let told = told.get(SECTION).filter(|section| section.is_object()).unwrap_or(told);
        let (settings, wrong) = Settings::read(told);
        for name in wrong {
            self.log
                .warn(format_args!("the setting `{SECTION}.{name}` has no such value; its default counts"));
        }
        self.log.set(settings.log_level);
        let is_new = settings != *self.session.settings;
        if is_new {
            self.session.configure(settings);
        }
        is_new
    }

    /// Sends a request to the client.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize, waiting: Waiting) {
        let request = self.outgoing.request(method, params, waiting);
        self.send(request);
    }
}
