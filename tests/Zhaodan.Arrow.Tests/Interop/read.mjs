// Shows what the apache-arrow package reads in an Arrow file: a line for its metadata, then a line for each column of each batch.
import { readFileSync } from 'node:fs';
import * as A from 'apache-arrow';

const table = A.tableFromIPC(readFileSync(process.argv[2]));
console.log('metadata ' + [...table.schema.metadata].map(([key, value]) => key + '=' + value).join(' '));
const show = (value, type) => {
  if (value === null || value === undefined) return '-';
  if (A.DataType.isBool(type)) return value ? '1' : '0';
  if (A.DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
  return String(value);
};
for (const batch of table.batches) {
  for (const field of batch.schema.fields) {
    const vector = batch.getChild(field.name);
    const values = Array.from({ length: batch.numRows }, (_, row) => show(vector.get(row), field.type));
    console.log([field.name, String(field.type), field.nullable ? 'nullable' : 'required'].join(' ') + ':' + values.map((value) => ' ' + value).join(''));
  }
}
