import enum

import oracledb

ADDRESS = ("protocol", "host", "port", "https_proxy", "https_proxy_port")
DESCRIPTION = (
    "service_name",
    "sid",
    "instance_name",
    "server_type",
    "cclass",
    "purity",
    "pool_boundary",
    "pool_name",
    "use_tcp_fast_open",
    "ssl_server_dn_match",
    "ssl_server_cert_dn",
    "wallet_location",
    "retry_count",
    "retry_delay",
    "tcp_connect_timeout",
    "expire_time",
    "sdu",
    "use_sni",
)
FLAGS = {
    "load_balance": "(LOAD_BALANCE=ON)",
    "failover_off": "(FAILOVER=OFF)",
    "source_route": "(SOURCE_ROUTE=ON)",
}


def plain(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, float):
        return str(round(value * 1000))
    return str(value)


def several(value):
    return [plain(one) for one in (value if isinstance(value, list) else [value])]


def answer(text):
    params = oracledb.ConnectParams()
    params.parse_connect_string(text)
    facts = {name: several(getattr(params, name)) for name in ADDRESS + DESCRIPTION}
    # No attribute tells the flags and the parameters that it only passes on.
    again = params.get_connect_string()
    facts.update((name, several(mark in again)) for name, mark in FLAGS.items())
    return {"facts": facts, "text": again}
