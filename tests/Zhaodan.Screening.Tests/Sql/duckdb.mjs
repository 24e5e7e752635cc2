// Runs the script in the file named second on the database in the file named first; what the last statement selects goes to
// standard output as CSV.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(process.argv[2]);
const connection = await instance.connect();
const statements = await connection.extractStatements(readFileSync(process.argv[3], 'utf8'));
const cell = value => /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
for (let i = 0; i < statements.count; i++) {
  const reader = await (await statements.prepare(i)).runAndReadAll();
  if (i < statements.count - 1) continue;
  const rows = [reader.columnNames(), ...reader.getRows()].map(row => row.map(value => cell(String(value ?? ''))).join(','));
  process.stdout.write(rows.join('\n') + '\n');
}
