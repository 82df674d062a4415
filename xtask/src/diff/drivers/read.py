import math
import os

import oracledb
from oracledb import base_impl

ADDRESS = ("protocol", "host", "port", "https_proxy", "https_proxy_port")
TARGET = {"service_name": "service_name", "sid": "sid", "instance_name": "instance_name", "server": "server_type"}
SECURITY = {"dn_match": "ssl_server_dn_match", "cert_dn": "ssl_server_cert_dn", "wallet": "wallet_location"}
NUMBERS = {
    "retry_count": "retry_count",
    "retry_delay": "retry_delay",
    "sdu": "sdu",
    "transport_connect_timeout": "tcp_connect_timeout",
    "expire_time": "expire_time",
    "use_sni": "use_sni",
}
# No attribute tells the flags of navigation, and the text that does has values as they are, parentheses
# included: so the text is made once more with words in their place.
PLAIN = {
    "protocol": "tcp",
    "host": "h",
    "port": 1,
    "https_proxy": "p",
    "https_proxy_port": 1,
    "service_name": "s",
    "sid": "s",
    "instance_name": "i",
    "server_type": "shared",
    "cclass": "c",
    "pool_boundary": "b",
    "pool_name": "n",
    "connection_id_prefix": "x",
    "ssl_server_cert_dn": "d",
    "wallet_location": "w",
    "extra_args": {},
    "extra_connect_data_args": {},
    "extra_security_args": {},
}


def several(params, name):
    try:
        value = getattr(params, name)
    except IndexError:  # it has none
        return []
    return value if isinstance(value, list) else [value]


def finite(value):
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def nodes(text):
    """(NAME, value or nodes) of a text whose values are plain words."""
    root = []
    stack = [root]
    for piece in text.split("(")[1:]:
        word, *ends = piece.split(")")
        name, _, value = word.partition("=")
        node = (name, value, [])
        stack[-1].append(node)
        stack.append(node[2])
        for _ in ends:
            stack.pop()
    return root


def flags(children):
    values = {name: value for name, value, _ in children}
    return {
        "load_balance": values.get("LOAD_BALANCE") == "ON",
        "failover": values.get("FAILOVER") != "OFF",
        "source_route": values.get("SOURCE_ROUTE") == "ON",
    }


def address_list(children, addresses):
    count = sum(name == "ADDRESS" for name, _, _ in children)
    return {"navigation": flags(children), "addresses": [next(addresses) for _ in range(count)]}


def description(children, facts, addresses):
    lists = []
    for name, value, inner in children:
        if name == "ADDRESS_LIST":
            lists.append(address_list(inner, addresses))
        elif name == "ADDRESS":
            lists.append(address_list([(name, value, inner)], addresses))
    target = {ours: facts[name] for ours, name in TARGET.items()}
    if target["instance_name"] is not None:  # it asks for one of them only
        target["sid"] = None
    return {
        "navigation": flags(children),
        "lists": lists,
        "target": target,
        "security": {ours: facts[name] for ours, name in SECURITY.items()},
        **{ours: finite(facts[name]) for ours, name in NUMBERS.items()},
    }


def reading(params):
    names = [*TARGET.values(), *SECURITY.values(), *NUMBERS.values()]
    columns = [several(params, name) for name in names]
    facts = [dict(zip(names, values)) for values in zip(*columns)]
    rows = zip(*(several(params, name) for name in ADDRESS))
    addresses = iter([dict(zip(ADDRESS, row)) for row in rows])
    # What it cannot write down it cannot send either.
    params.get_connect_string()
    params._impl.set(PLAIN)
    top = nodes(params.get_connect_string())
    whole = top[0][2] if top[0][0] == "DESCRIPTION_LIST" else top
    inner = [children for name, _, children in whole if name == "DESCRIPTION"]
    return {
        "navigation": flags(whole),
        "descriptions": [description(one, facts, addresses) for one, facts in zip(inner, facts)],
    }


def outcome(what):
    try:
        return {"ok": what()}
    except Exception as error:
        return {"error": str(error) or type(error).__name__}


def read(params, text):
    params.parse_connect_string(text)
    return reading(params)


def answer(question):
    os.chdir(question["working"])
    # It would keep every file for ever.
    base_impl._tnsnames_files.clear()
    folder, text = question["folder"], question["input"]
    make = lambda: oracledb.ConnectParams(config_dir=folder)
    said = {}
    if text is not None:
        said["read"] = outcome(lambda: read(make(), text))
    if question["names"]:
        said["names"] = outcome(lambda: make().get_network_service_names())
    return said
