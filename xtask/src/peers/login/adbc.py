from adbc_driver_oracle import dbapi


def answer(question):
    with dbapi.connect("oracle://scott:tiger@" + question["connect"]) as connection:
        with connection.cursor() as cursor:
            cursor.execute("select 1, 'hello', user from dual")
            number, *texts = cursor.fetchone()
    return [int(number), *texts]
