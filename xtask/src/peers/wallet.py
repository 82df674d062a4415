import os
import ssl

import oracledb


def answer(question):
    password = question["wallet_password"]
    # It connects all the same where it cannot open the key, so that is asked first.
    pem = os.path.join(question["config_dir"], "ewallet.pem")
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(pem, password=password)
    try:
        oracledb.connect(user="u", password="p", **question)
    except oracledb.Error as error:
        return str(error)
    return "connected"
