import oracledb


def answer(question):
    return oracledb.makedsn(**question)
