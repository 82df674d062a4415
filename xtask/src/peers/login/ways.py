import threading

import oracledb
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import rsa


def connect(question, listener="plain", user="scott", password="tiger", **how):
    return oracledb.connect(user=user, password=password, dsn=question[listener], **how)


def ask(connection, *expressions):
    with connection.cursor() as cursor:
        row = cursor.execute(f"select {', '.join(expressions)} from dual").fetchone()
    return list(row)


def userenv(name):
    return f"sys_context('userenv', '{name}')"


def refused(code, how):
    try:
        how().close()
    except oracledb.DatabaseError as error:
        assert error.args[0].full_code == code, str(error)
        return
    raise AssertionError(f"{code} was expected")


def tls(question):
    with connect(question, "tls") as connection:
        return ask(connection, "user", userenv("network_protocol")), ["SCOTT", "tcps"]


def mtls(question):
    with connect(question, "mtls") as connection:
        return ask(connection, "user", userenv("network_protocol")), ["SCOTT", "tcps"]


def certificate(question):
    with oracledb.connect(dsn=question["mtls"], externalauth=True) as connection:
        return ask(connection, "user", userenv("authentication_method")), ["CARL", "SSL"]


def token(question):
    refused("ORA-25708", lambda: oracledb.connect(dsn=question["tls"], access_token=question["token"] + "other"))
    with oracledb.connect(dsn=question["tls"], access_token=question["token"]) as connection:
        return ask(connection, "user", userenv("authentication_method")), ["TOM", "TOKEN_GLOBAL"]


def signed_token(question):
    token, key = question["token"] + "signed", question["key"]
    wrong = (token, question["other_key"])
    refused("ORA-25708", lambda: oracledb.connect(dsn=question["tls"], access_token=wrong))
    with oracledb.connect(dsn=question["tls"], access_token=(token, key)) as connection:
        return ask(connection, "user"), ["TIM"]


def proxy(question):
    refused("ORA-28150", lambda: connect(question, user="scott[app]"))
    with connect(question, user="app[scott]", password="app") as connection:
        return ask(connection, "user", userenv("proxy_user")), ["SCOTT", "APP"]


def sysdba(question):
    refused("ORA-01031", lambda: connect(question, mode=oracledb.AUTH_MODE_SYSDBA))
    refused("ORA-28009", lambda: connect(question, user="sys", password="oracle"))
    mode = oracledb.AUTH_MODE_SYSDBA
    with connect(question, user="sys", password="oracle", mode=mode) as connection:
        return ask(connection, "user", userenv("isdba")), ["SYS", "TRUE"]


def drcp(question):
    with connect(question, "pooled", cclass="PEERS") as connection:
        return ask(connection, "user"), ["SCOTT"]


def pool(question):
    pool = oracledb.create_pool(user="scott", password="tiger", dsn=question["plain"], min=1, max=4, increment=1)
    connections = [pool.acquire() for _ in range(4)]
    seen = {ask(connection, userenv("sid"))[0] for connection in connections}
    for connection in connections:
        connection.close()
    opened = pool.opened
    pool.close()
    return [len(seen), opened], [4, 4]


def drcp_pool(question):
    pool = oracledb.create_pool(
        user="scott", password="tiger", dsn=question["pooled"], cclass="PEERS", min=1, max=2, increment=1
    )
    servers = []
    for _ in range(3):
        with pool.acquire() as connection:
            servers += ask(connection, userenv("sid"))
    pool.close()
    return len(set(servers)), 1


def new_password(question):
    refused("ORA-28001", lambda: connect(question, user="old", password="old"))
    connect(question, user="old", password="old", newpassword="new").close()
    refused("ORA-01017", lambda: connect(question, user="old", password="old"))
    with connect(question, user="old", password="new") as connection:
        return ask(connection, "user"), ["OLD"]


def change_password(question):
    with connect(question) as connection:
        connection.changepassword("tiger", "löwe")
        connection.ping()
    refused("ORA-01017", lambda: connect(question))
    with connect(question, password="löwe") as connection:
        return ask(connection, "user"), ["SCOTT"]


def accounts(question):
    refused("ORA-28000", lambda: connect(question, user="shut", password="shut"))
    with connect(question, user="late", password="late") as connection:
        return connection.warning.full_code, "ORA-28002"


def edition(question):
    refused("ORA-38802", lambda: connect(question, edition="none"))
    context = [("CLIENTCONTEXT", "color", "red")]
    with connect(question, edition="e1", appcontext=context) as connection:
        seen = ask(connection, userenv("current_edition_name"), "sys_context('clientcontext', 'color')")
    return seen, ["E1", "red"]


def attributes(question):
    with connect(question) as connection:
        connection.module, connection.action, connection.client_identifier = "m", "a", "c"
        connection.current_schema = "HR"
        names = ["module", "action", "client_identifier", "current_schema"]
        return ask(connection, *map(userenv, names)), ["m", "a", "c", "HR"]


def fetching(question):
    with connect(question) as connection, connection.cursor() as cursor:
        for _ in range(2):
            rows = cursor.execute("select level from dual connect by level <= :1", [1000]).fetchall()
    return [len(rows), rows[-1]], [1000, (1000,)]


def call_timeout(question):
    with connect(question) as connection:
        connection.call_timeout = 200
        try:
            connection.cursor().execute("begin dbms_session.sleep(10); end;")
        except oracledb.DatabaseError as error:
            code = error.args[0].full_code
        connection.call_timeout = 0
        return [code, *ask(connection, "7")], ["DPY-4024", 7]


def cancel(question):
    with connect(question) as connection:
        threading.Timer(0.2, connection.cancel).start()
        refused("ORA-01013", lambda: connection.cursor().execute("begin dbms_session.sleep(10); end;"))
        return ask(connection, "7"), [7]


def keys():
    def pems():
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
        public = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
        return {"private": private.decode(), "public": public.decode()}

    return [pems(), pems()]


def answer(question):
    if question["way"] == "keys":
        return keys()
    seen, wanted = globals()[question["way"]](question)
    return None if seen == wanted else f"{seen!r} instead of {wanted!r}"
