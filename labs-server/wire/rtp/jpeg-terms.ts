/** The fields of the headers before JPEG scan data: RFC 2435 section 3.1. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';

export const jpegSource = (number: string): Source => ({ standard: 'RFC 2435', section: number });

export const jpegTerms = {
  fragmentOffset: {
    name: 'Fragment Offset',
    meaning: "Where this packet's data begin in the scan data of the frame, in bytes.",
    source: jpegSource('3.1.2'),
  },
  width: { name: 'Width', meaning: '', source: jpegSource('3.1.5') },
  height: { name: 'Height', meaning: '', source: jpegSource('3.1.6') },
  restartInterval: {
    name: 'Restart Interval',
    meaning: 'How many MCUs lie between two restart markers, as DRI says in a JPEG file.',
    source: jpegSource('3.1.7'),
  },
  first: {
    name: 'F',
    meaning: '1: the packet begins with the first byte of a restart interval.',
    source: jpegSource('3.1.7'),
  },
  last: {
    name: 'L',
    meaning: '1: the packet ends with the last byte of a restart interval.',
    source: jpegSource('3.1.7'),
  },
  restartCount: {
    name: 'Restart Count',
    meaning: 'The number of the first restart interval in the packet; 16383 where it is not told.',
    source: jpegSource('3.1.7'),
  },
  mbz: { name: 'MBZ', meaning: 'Must be zero.', source: jpegSource('3.1.8') },
  precision: {
    name: 'Precision',
    meaning: 'One bit for each table, the first one last: 0 for 8-bit, 1 for 16-bit coefficients.',
    source: jpegSource('3.1.8'),
  },
  length: {
    name: 'Length',
    meaning: 'How many bytes of quantization tables follow; 0 where they are known already.',
    source: jpegSource('3.1.8'),
  },
  table: {
    name: 'Quantization Table',
    meaning: '64 coefficients in zigzag order, as in a DQT segment.',
    source: jpegSource('3.1.8'),
  },
  tables: {
    name: 'Quantization Table Data',
    meaning: 'Quantization tables, one after the other.',
    source: jpegSource('3.1.8'),
  },
  scan: {
    name: 'scan data',
    meaning:
      'Entropy-coded data of the frame. SOI, DQT, SOF0, DHT and SOS are not sent: a receiver makes them from these headers.',
    source: jpegSource('3.1.9'),
  },
  cut: {
    name: 'payload',
    meaning: 'What is there of the headers before the scan data.',
    source: jpegSource('3.1'),
  },
} as const satisfies Record<string, FieldTerm>;

export function typeSpecificTerm(value: number): FieldTerm {
  const meanings = [
    'The frame is a whole picture, not one field of an interlaced one.',
    'The odd field of an interlaced picture.',
    'The even field of an interlaced picture.',
    'A single field, to be shown as if it were the odd one and the even one.',
  ];
  const meaning = meanings[value];
  return meaning === undefined
    ? {
        name: 'Type-specific',
        meaning: 'What it means is up to the type.',
        source: jpegSource('3.1.1'),
      }
    : { name: 'Type-specific', meaning, source: jpegSource('4.1') };
}

export function typeTerm(type: number): FieldTerm {
  const sampling = type % 64 === 0 ? '4:2:2' : '4:2:0';
  const restart = type >= 64 ? ', with restart markers' : '';
  const meaning =
    type < 128 && type % 64 < 2
      ? `Baseline JPEG in YUV ${sampling} with the Huffman tables of ITU-T T.81 Annex K${restart}.`
      : type >= 128
        ? 'A type that the session description defines.'
        : 'A reserved type.';
  return { name: 'Type', meaning, source: jpegSource('4.1') };
}

export function qTerm(q: number): FieldTerm {
  const meaning =
    q >= 1 && q <= 99
      ? 'The quality from which both quantization tables are computed.'
      : q === 255
        ? 'The quantization tables are sent with the first packet of every frame.'
        : q >= 128
          ? 'The quantization tables are sent; with this value they never change.'
          : 'A reserved value.';
  return { name: 'Q', meaning, source: jpegSource('4.2') };
}
