import os
import time

import oracledb


def answer(question):
    if "connect" not in question:
        return {"pid": os.getpid(), "version": oracledb.__version__}
    start = time.perf_counter()
    connection = oracledb.connect(user="scott", password="tiger", dsn=question["connect"], **question["names"])
    took = time.perf_counter() - start
    connection.close()
    return took
