import time

import oracledb


def answer(question):
    start = time.perf_counter()
    try:
        oracledb.connect(user="scott", password="tiger", dsn=question["connect"])
    except oracledb.Error:
        pass
    return time.perf_counter() - start
