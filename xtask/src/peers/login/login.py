import oracledb


def answer(question):
    with oracledb.connect(user="scott", password="tiger", dsn=question["connect"]) as connection:
        connection.ping()
        with connection.cursor() as cursor:
            row = cursor.execute("select 1, 'hello', user from dual").fetchone()
        connection.commit()
    return list(row)
