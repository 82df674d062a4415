//! The `?name=value` parameters of Easy Connect Plus.

use std::sync::LazyLock;

use super::Keyword;

/// One parameter of the `?name=value` part.
#[derive(Clone, Copy, Debug)]
pub struct EasyConnectParam {
    /// Spelling in the string, lower case (case does not matter there).
    pub name: &'static str,
    /// The descriptor parameters it becomes.
    pub descriptor: &'static [&'static str],
    /// The part of the descriptor they stand in.
    pub section: &'static str,
    /// Whether the Administrator's Guide lists it.
    pub documented: bool,
    /// First release that knows it (`driver`: only drivers do).
    pub since: &'static str,
    /// What python-oracledb Thin does with it.
    pub python_thin: &'static str,
    /// What node-oracledb Thin does with it.
    pub node_thin: &'static str,
    /// What Oracle's Go driver does with it.
    pub go_oracledb: &'static str,
}

impl EasyConnectParam {
    /// The parameter of a name in any case.
    pub fn of(name: &str) -> Option<&'static Self> {
        /// The rows by the id of their name, which is a keyword elsewhere too.
        static BY_KEYWORD: LazyLock<Vec<Option<&'static EasyConnectParam>>> = LazyLock::new(|| {
            let id = |row: &EasyConnectParam| Keyword::of(row.name.as_bytes()).index();
            let mut rows = vec![None; EASY_CONNECT.iter().map(id).max().map_or(0, |last| last + 1)];
            EASY_CONNECT.iter().for_each(|row| rows[id(row)] = Some(row));
            rows
        });
        BY_KEYWORD.get(Keyword::of(name.as_bytes()).index()).copied().flatten()
    }
}

/// Every parameter, sorted by name.
pub const EASY_CONNECT: &[EasyConnectParam] = &[
    EasyConnectParam {
        name: "compression",
        descriptor: &["COMPRESSION"],
        section: "DESCRIPTION",
        documented: false,
        since: "driver",
        python_thin: "dropped",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "connect_timeout",
        descriptor: &["CONNECT_TIMEOUT"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "dropped",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "connection_id_prefix",
        descriptor: &["CONNECTION_ID_PREFIX"],
        section: "CONNECT_DATA",
        documented: false,
        since: "21c",
        python_thin: "only as pyo.connection_id_prefix",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "enable",
        descriptor: &["ENABLE"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "passed on",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "expire_time",
        descriptor: &["EXPIRE_TIME"],
        section: "DESCRIPTION",
        documented: false,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "dropped",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "failover",
        descriptor: &["FAILOVER"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "https_proxy",
        descriptor: &["HTTPS_PROXY"],
        section: "ADDRESS",
        documented: false,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "https_proxy_port",
        descriptor: &["HTTPS_PROXY_PORT"],
        section: "ADDRESS",
        documented: false,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "load_balance",
        descriptor: &["LOAD_BALANCE"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "my_wallet_directory",
        descriptor: &["WALLET_LOCATION"],
        section: "SECURITY",
        documented: false,
        since: "driver",
        python_thin: "dropped",
        node_thin: "dropped",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "pool_boundary",
        descriptor: &["POOL_BOUNDARY"],
        section: "CONNECT_DATA",
        documented: false,
        since: "23ai",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "pool_connection_class",
        descriptor: &["POOL_CONNECTION_CLASS"],
        section: "CONNECT_DATA",
        documented: false,
        since: "21c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "pool_name",
        descriptor: &["POOL_NAME"],
        section: "CONNECT_DATA",
        documented: false,
        since: "23ai",
        python_thin: "obeyed",
        node_thin: "dropped",
        go_oracledb: "handed back as unrecognised",
    },
    EasyConnectParam {
        name: "pool_purity",
        descriptor: &["POOL_PURITY"],
        section: "CONNECT_DATA",
        documented: false,
        since: "21c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "recv_buf_size",
        descriptor: &["RECV_BUF_SIZE"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "passed on",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "recv_timeout",
        descriptor: &["RECV_TIMEOUT"],
        section: "DESCRIPTION",
        documented: false,
        since: "21c",
        python_thin: "dropped",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "retry_count",
        descriptor: &["RETRY_COUNT"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "retry_delay",
        descriptor: &["RETRY_DELAY"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "sdu",
        descriptor: &["SDU"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "send_buf_size",
        descriptor: &["SEND_BUF_SIZE"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "passed on",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "service_tag",
        descriptor: &["SERVICE_TAG"],
        section: "CONNECT_DATA",
        documented: false,
        since: "driver",
        python_thin: "dropped",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "source_route",
        descriptor: &["SOURCE_ROUTE"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "ssl_server_cert_dn",
        descriptor: &["SSL_SERVER_CERT_DN"],
        section: "SECURITY",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed with tcps only",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "ssl_server_dn_match",
        descriptor: &["SSL_SERVER_DN_MATCH"],
        section: "SECURITY",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed with tcps only",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "token_auth",
        descriptor: &["TOKEN_AUTH"],
        section: "SECURITY",
        documented: false,
        since: "driver",
        python_thin: "dropped",
        node_thin: "dropped",
        go_oracledb: "handed back as unrecognised",
    },
    EasyConnectParam {
        name: "transport_connect_timeout",
        descriptor: &["TRANSPORT_CONNECT_TIMEOUT"],
        section: "DESCRIPTION",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "use_sni",
        descriptor: &["USE_SNI"],
        section: "DESCRIPTION",
        documented: false,
        since: "23.7",
        python_thin: "obeyed",
        node_thin: "obeyed",
        go_oracledb: "obeyed",
    },
    EasyConnectParam {
        name: "wallet_location",
        descriptor: &["WALLET_LOCATION", "MY_WALLET_DIRECTORY"],
        section: "SECURITY",
        documented: true,
        since: "19c",
        python_thin: "obeyed",
        node_thin: "obeyed with tcps only",
        go_oracledb: "obeyed",
    },
];
