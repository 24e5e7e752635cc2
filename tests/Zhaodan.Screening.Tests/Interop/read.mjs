// Shows what the apache-arrow package reads in a file of answers: a line for each row, cells joined by commas.
import { readFileSync } from 'node:fs';
import * as A from 'apache-arrow';

const table = A.tableFromIPC(readFileSync(process.argv[2]));
const names = table.schema.fields.map((field) => field.name);
console.log(names.join(','));
for (let row = 0; row < table.numRows; row++) console.log(names.map((_, column) => table.getChildAt(column).get(row)).join(','));
