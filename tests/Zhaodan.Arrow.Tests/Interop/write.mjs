// Writes Arrow files by the apache-arrow package: node write.mjs KIND FILE. The rows are those that WrittenByOthersTests expects.
import { writeFileSync } from 'node:fs';
import * as A from 'apache-arrow';

const [, , kind, path] = process.argv;
const column = (values, type) => A.vectorFromArray(values, type);
const names = ['免责', '从轻', '追究'];

const columns = () => new A.Table({
  是否: column([true, null, false, true, null], new A.Bool()),
  金额: column([100n, null, -5n, 9007199254740993n, 0n], new A.Int64()),
  次: column([1, 2, 3, -128, 127], new A.Int8()),
  大数: column([0n, 1n, 18446744073n, 3n, 4n], new A.Uint64()),
  日: column([new Date('1970-01-02'), null, new Date('1969-12-31'), new Date('2024-02-29'), new Date('0001-01-01')], new A.DateDay()),
  刻: column([new Date('1970-01-02'), null, new Date('1969-12-31'), null, null], new A.DateMillisecond()),
  名: column(['甲', '', null, '乙乙', 'z'], new A.Utf8()),
  长名: column(['长甲', null, '', '长乙', 'z'], new A.LargeUtf8()),
  处理: column([names[2], names[0], null, names[1], names[2]], new A.Dictionary(new A.Utf8(), new A.Int8(), 7)),
  无: column([null, null, null, null, null], new A.Null()),
  数: column([0.5, null, -2, 3, 4], new A.Float64()),
});

// The first row that a slice keeps stands in the middle of a byte of the bitmaps and of the texts.
const long = () => new A.Table({
  是否: column(Array.from({ length: 40 }, (_, i) => (i % 7 === 0 ? null : i % 3 === 0)), new A.Bool()),
  号: column(Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? null : i)), new A.Int32()),
  名: column(Array.from({ length: 40 }, (_, i) => (i % 11 === 0 ? null : '第' + i)), new A.Utf8()),
  处理: column(Array.from({ length: 40 }, (_, i) => (i % 13 === 0 ? null : names[i % 3])), new A.Dictionary(new A.Utf8(), new A.Int32(), 1)),
});

const batches = () => {
  const schema = new A.Schema([new A.Field('号', new A.Int32(), true)], new Map([['来源', '甲县'], ['版', '1']]));
  const batch = (values) => new A.RecordBatch(schema, A.makeData({ type: new A.Struct(schema.fields), length: values.length, nullCount: 0, children: [column(values, new A.Int32()).data[0]] }));
  return new A.Table(schema, [batch([1, 2, 3]), batch([]), batch([4, null])]);
};

const nested = () => new A.Table({
  前: column([1, 2], new A.Int32()),
  列: column([[1, 2], null], new A.List(new A.Field('item', new A.Int32(), true))),
  组: column([{ a: 1, b: 'x' }, { a: 2, b: 'y' }], new A.Struct([new A.Field('a', new A.Int32(), true), new A.Field('b', new A.Utf8(), true)])),
  后: column(['甲', '乙'], new A.Utf8()),
});

const delta = () => {
  const builder = A.makeBuilder({ type: new A.Dictionary(new A.Utf8(), new A.Int32(), 3), nullValues: [null] });
  builder.append('甲'); builder.append('乙');
  const first = builder.flush();
  builder.append('丙'); builder.append('甲');
  const second = builder.flush();
  return new A.Table({ 名: new A.Vector([first, second]), 号: new A.Vector([column([1, 2], new A.Int32()).data[0], column([3, 4], new A.Int32()).data[0]]) });
};

const views = () => new A.Table({
  名: column(['甲', null, '一个很长的名字超过十二字节', 'z', '', '又一个很长的名字'], new A.Utf8View()),
  号: column([1, 2, 3, 4, 5, 6], new A.Int32()),
});

// 123.45 and -0.01; a decimal is given as four words of 32 bits.
const decimal = () => new A.Table({ 分: column([new Uint32Array([12345, 0, 0, 0]), new Uint32Array([0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF]), null], new A.Decimal(2, 18, 128)) });

const table = { columns, slices: () => long().slice(13, 31), batches, nested, delta, views, decimal, stream: columns, 'batches-stream': batches }[kind]();
writeFileSync(path, A.tableToIPC(table, kind.endsWith('stream') ? 'stream' : 'file'));
