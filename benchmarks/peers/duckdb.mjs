// Runs a query of ./zhaodan bench in DuckDB several times: node duckdb.mjs QUERY.sql CHECK.sql THREADS ROUNDS.
// Prints one JSON object: processor milliseconds of each run, and the row that the check gives.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [query, check, threads, rounds] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const rows = (await connection.runAndReadAll(readFileSync(check, 'utf8'))).getRows();
const sql = readFileSync(query, 'utf8');
const milliseconds = [];
for (let round = -1; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  await connection.run(sql);
  const used = process.cpuUsage(before);
  if (round >= 0) milliseconds.push((used.user + used.system) / 1000);
}
console.log(JSON.stringify({ milliseconds, check: rows[0].map(Number) }));
