import oracledb


def answer(question):
    try:
        oracledb.connect(user="scott", password="tiger", dsn=question["connect"]).close()
        return {"error": None, "class": None}
    except Exception as error:
        return {"error": str(error), "class": type(error).__name__}
