const oracledb = require("oracledb");
const readline = require("readline");

async function answer(connectString) {
  try {
    const connection = await oracledb.getConnection({ user: "scott", password: "tiger", connectString });
    await connection.close();
    return { error: null };
  } catch (error) {
    return { error: error.message, class: error.name };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify({ ok: await answer(JSON.parse(line).connect) }));
  }
}

main();
