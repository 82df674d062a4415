import enum
import os

import oracledb

os.environ.update(ORACLE_PASSWORD="p", ORACLE_NEW_PASSWORD="n", ORACLE_TOKEN="t")
# What connects is also told by these, and by nothing that can be asked for.
PLAIN = ("user", "proxy_user", "mode", "edition", "appcontext", "externalauth", "program", "driver_name")


def plain(value):
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def params(keywords):
    dsn = keywords.pop("dsn", None)
    if "appcontext" in keywords:  # JSON has no tuples
        keywords["appcontext"] = [tuple(entry) for entry in keywords["appcontext"]]
    made = oracledb.ConnectParams(**keywords)
    if dsn is not None:
        made.parse_connect_string(dsn)
    return made


def facts(made):
    names = ("cclass", "purity", "ssl_version", "wallet_location", "tcp_connect_timeout", "https_proxy")
    return {
        "text": made.get_connect_string(),
        "facts": {name: plain(getattr(made, name)) for name in names},
        "login": {name: plain(getattr(made, name)) for name in PLAIN},
    }


def by_source(source):
    kept = {}
    connect, oracledb.connect = oracledb.connect, lambda **keywords: kept.update(keywords)
    try:
        exec(source, {})
    finally:
        oracledb.connect = connect
    secrets = {name: kept.pop(name, None) for name in ("password", "newpassword", "access_token")}
    return params(kept), [name for name, value in secrets.items() if value]


def answer(question):
    wanted = oracledb.ConnectParams()
    wanted.parse_connect_string(question["descriptor"])
    source, secrets = by_source(question["source"])
    return {
        "descriptor": facts(wanted),
        "settings": facts(params(dict(question["settings"]))),
        "source": facts(source),
        "secrets": secrets,
    }
