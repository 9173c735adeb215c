/** Frame header and scan header: ITU-T T.81 clauses B.2.2 and B.2.3. */
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { t81 } from './marker.ts';

const sof = t81('B.2.2');
const sos = t81('B.2.3');

const terms = {
  precision: { name: 'P', meaning: 'Bits per sample.', source: sof },
  lines: { name: 'Y', meaning: 'Number of lines: the height in pixels.', source: sof },
  samples: { name: 'X', meaning: 'Samples per line: the width in pixels.', source: sof },
  frameComponents: { name: 'Nf', meaning: 'Number of components: 3 for colour.', source: sof },
  component: {
    name: 'Ci',
    meaning: 'Names the component: by custom 1 is Y, 2 Cb, 3 Cr.',
    source: sof,
  },
  horizontal: { name: 'Hi', meaning: 'Horizontal sampling factor.', source: sof },
  vertical: { name: 'Vi', meaning: 'Vertical sampling factor.', source: sof },
  quantizationTable: { name: 'Tqi', meaning: 'Its quantization table.', source: sof },
  scanComponents: { name: 'Ns', meaning: 'Number of components in this scan.', source: sos },
  selector: { name: 'Csj', meaning: 'A component of the frame.', source: sos },
  dcTable: { name: 'Tdj', meaning: 'Its Huffman table for DC coefficients.', source: sos },
  acTable: { name: 'Taj', meaning: 'Its Huffman table for AC coefficients.', source: sos },
  start: { name: 'Ss', meaning: 'First coefficient of the scan; 0 in baseline.', source: sos },
  end: { name: 'Se', meaning: 'Last coefficient of the scan; 63 in baseline.', source: sos },
  high: { name: 'Ah', meaning: 'Successive approximation, high; 0 in baseline.', source: sos },
  low: { name: 'Al', meaning: 'Successive approximation, low; 0 in baseline.', source: sos },
} as const satisfies Record<string, FieldTerm>;

/** Reads the header up to `end`; false where a part is missing. */
export function readFrameHeader(reader: FieldReader, end: number): boolean {
  if (end - reader.byteIndex < 6) return false;
  reader.uint(terms.precision, 8);
  reader.uint(terms.lines, 16);
  reader.uint(terms.samples, 16);
  const count = reader.uint(terms.frameComponents, 8);
  for (let index = 0; index < count; index += 1) {
    if (end - reader.byteIndex < 3) return false;
    reader.group(() => {
      const component = reader.uint(terms.component, 8);
      const horizontal = reader.uint(terms.horizontal, 4);
      const vertical = reader.uint(terms.vertical, 4);
      reader.uint(terms.quantizationTable, 8);
      const meaning = `Sampled ${horizontal} by ${vertical}.`;
      return { name: `component ${component}`, meaning, source: sof };
    });
  }
  return true;
}

/** Reads the header up to `end`; false where a part is missing. */
export function readScanHeader(reader: FieldReader, end: number): boolean {
  const count = reader.bytes[reader.byteIndex] ?? 0;
  if (end - reader.byteIndex < 4 + 2 * count) return false;
  reader.uint(terms.scanComponents, 8);
  for (let index = 0; index < count; index += 1) {
    reader.group(() => {
      const component = reader.uint(terms.selector, 8);
      reader.uint(terms.dcTable, 4);
      reader.uint(terms.acTable, 4);
      const meaning = 'Which Huffman tables code the component.';
      return { name: `component ${component}`, meaning, source: sos };
    });
  }
  reader.uint(terms.start, 8);
  reader.uint(terms.end, 8);
  reader.uint(terms.high, 4);
  reader.uint(terms.low, 4);
  return true;
}
