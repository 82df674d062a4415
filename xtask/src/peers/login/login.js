const oracledb = require("oracledb");
const readline = require("readline");

async function answer(connectString) {
  const connection = await oracledb.getConnection({ user: "scott", password: "tiger", connectString });
  await connection.ping();
  const result = await connection.execute("select 1, 'hello', user from dual");
  await connection.commit();
  await connection.close();
  return result.rows[0];
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(JSON.stringify({ ok: await answer(JSON.parse(line).connect) }));
    } catch (error) {
      console.log(JSON.stringify({ error: error.message }));
    }
  }
}

main();
