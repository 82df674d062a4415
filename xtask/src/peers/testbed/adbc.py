from adbc_driver_oracle import dbapi


def answer(question):
    try:
        dbapi.connect("oracle://scott:tiger@" + question["connect"]).close()
        return {"error": None, "class": None}
    except Exception as error:
        return {"error": str(error), "class": type(error).__name__}
