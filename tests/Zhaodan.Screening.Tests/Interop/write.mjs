// Writes cases by the apache-arrow package: node write.mjs KIND FILE. The same cases stand in ArrowFromNpmTests.
import { writeFileSync } from 'node:fs';
import * as A from 'apache-arrow';

const [, , kind, path] = process.argv;
const count = 300;
const rows = (value) => Array.from({ length: count }, (_, i) => value(i));
const column = (values, type) => A.vectorFromArray(values, type);
const money = (i) => { const words = new Uint32Array(4); words[0] = i * 10000; return words; };

const fields = {
  案号: column(rows((i) => 'N' + i), new A.Utf8()),
  行政执法人员: column(rows((i) => (i % 7 === 0 ? null : i % 11 !== 0)), new A.Bool()),
  行政执法人员·不明: column(rows((i) => (i % 14 === 0 ? true : null)), new A.Bool()),
  容缺受理: column(rows((i) => (i % 3 === 0 ? null : i % 3 === 1)), new A.Bool()),
  出现失误或者偏差: column(rows((i) => ['是', '否', '不明', null][i % 4]), new A.Dictionary(new A.Utf8(), new A.Int32(), 1)),
  启动追责: column(rows((i) => (i % 5 === 0 ? new Date(Date.UTC(2022, 2, 1 + (i % 20))) : null)), new A.DateDay()),
  不如实记录次数: column(rows((i) => (i % 4 === 0 ? null : i % 6)), new A.Int32()),
  违法所得: column(rows((i) => (i % 9 === 0 ? null : money(i))), new A.Decimal(2, 18, 128)),
  过错情节: column(rows((i) => ['轻微', null, '一般', '严重'][i % 4]), new A.Dictionary(new A.Utf8(), new A.Int8(), 2)),
};

const whole = new A.Table(fields);
const batches = () => new A.Table(whole.schema, [...whole.slice(0, 13).batches, ...whole.slice(13, 14).batches, ...whole.slice(14, 201).batches, ...whole.slice(201).batches]);
const table = { file: () => whole, slice: () => whole.slice(13, 290), batches, stream: batches }[kind]();
writeFileSync(path, A.tableToIPC(table, kind === 'stream' ? 'stream' : 'file'));
