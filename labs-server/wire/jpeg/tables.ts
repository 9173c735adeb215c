/** Quantization and Huffman tables: ITU-T T.81 clauses B.2.4.1 and B.2.4.2. */
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { t81 } from './marker.ts';

const dqt = t81('B.2.4.1');
const dht = t81('B.2.4.2');

const terms = {
  precision: {
    name: 'Pq',
    meaning: 'Precision of the elements: 0 for 8 bits, 1 for 16.',
    source: dqt,
  },
  quantizationTable: { name: 'Tq', meaning: 'The number that the table gets.', source: dqt },
  elements: {
    name: 'Qk',
    meaning: '64 elements in zigzag order: the larger, the coarser that frequency is kept.',
    source: dqt,
  },
  tableClass: { name: 'Tc', meaning: '0 for DC coefficients, 1 for AC coefficients.', source: dht },
  huffmanTable: { name: 'Th', meaning: 'The number that the table gets.', source: dht },
  counts: {
    name: 'Li',
    meaning: 'How many codes have a length of 1, 2, … 16 bits.',
    source: dht,
  },
  values: {
    name: 'Vi,j',
    meaning: 'The values that the codes stand for, the shortest codes first.',
    source: dht,
  },
} as const satisfies Record<string, FieldTerm>;

/** Reads whole tables up to `end`; false where the last one is cut. */
export function readQuantizationTables(reader: FieldReader, end: number): boolean {
  while (reader.byteIndex < end) {
    const first = reader.bytes[reader.byteIndex] ?? 0;
    const elementBytes = first >> 4 === 0 ? 64 : 128;
    if (reader.byteIndex + 1 + elementBytes > end) return false;
    reader.group(() => {
      reader.uint(terms.precision, 4);
      reader.uint(terms.quantizationTable, 4);
      reader.take(terms.elements, elementBytes, null);
      const meaning = 'How coarsely each of 64 frequencies of a block is kept.';
      return { name: `quantization table ${first & 0x0f}`, meaning, source: dqt };
    });
  }
  return true;
}

/** Reads whole tables up to `end`; false where the last one is cut. */
export function readHuffmanTables(reader: FieldReader, end: number): boolean {
  const { bytes } = reader;
  while (reader.byteIndex < end) {
    const start = reader.byteIndex;
    if (start + 17 > end) return false;
    const [first = 0] = bytes.subarray(start, start + 1);
    const codes = bytes.subarray(start + 1, start + 17).reduce((sum, count) => sum + count, 0);
    if (start + 17 + codes > end) return false;
    reader.group(() => {
      reader.uint(terms.tableClass, 4);
      reader.uint(terms.huffmanTable, 4);
      reader.take(terms.counts, 16, null);
      if (codes > 0) reader.take(terms.values, codes, null);
      const kind = first >> 4 === 0 ? 'DC' : 'AC';
      const meaning = `${codes} codes for ${kind} coefficients.`;
      return { name: `Huffman table ${kind} ${first & 0x0f}`, meaning, source: dht };
    });
  }
  return true;
}
