/** The first application segment of most JPEGs: JPEG File Interchange Format 1.02, the specification on page 5. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

const source: Source = { standard: 'JFIF 1.02', section: 'page 5' };

const unitMeanings: readonly string[] = [
  'No unit: the densities tell the proportions of a pixel.',
  'The densities are in dots per inch.',
  'The densities are in dots per centimetre.',
];

const terms = {
  major: { name: 'version, major', meaning: 'Major revision of the format.', source },
  minor: { name: 'version, minor', meaning: 'Minor revision of the format.', source },
  xDensity: { name: 'Xdensity', meaning: 'Horizontal density of the pixels.', source },
  yDensity: { name: 'Ydensity', meaning: 'Vertical density of the pixels.', source },
  xThumbnail: {
    name: 'Xthumbnail',
    meaning: 'Width of the small preview in pixels; 0 without one.',
    source,
  },
  yThumbnail: {
    name: 'Ythumbnail',
    meaning: 'Height of the small preview in pixels; 0 without one.',
    source,
  },
  thumbnail: {
    name: '(RGB)n',
    meaning: 'The preview: red, green and blue of each pixel.',
    source,
  },
} as const satisfies Record<string, FieldTerm>;

/** Bytes after the identifier, without the preview. */
const fixedBytes = 9;

/** Reads what follows the identifier `JFIF` up to `end`, where it is long enough and the preview fills it. */
export function readJfif(reader: FieldReader, end: number): void {
  const { bytes, byteIndex: start } = reader;
  const [xPixels = 0, yPixels = 0] = bytes.subarray(start + 7, start + fixedBytes);
  const previewBytes = 3 * xPixels * yPixels;
  if (end - start !== fixedBytes + previewBytes) return;
  reader.uint(terms.major, 8);
  reader.uint(terms.minor, 8);
  const unit = bytes[reader.byteIndex] ?? 0;
  const meaning = unitMeanings[unit] ?? 'A unit that the format does not define.';
  reader.take({ name: 'units', meaning, source }, 1, unit);
  reader.uint(terms.xDensity, 16);
  reader.uint(terms.yDensity, 16);
  reader.uint(terms.xThumbnail, 8);
  reader.uint(terms.yThumbnail, 8);
  if (previewBytes > 0) reader.take(terms.thumbnail, previewBytes, null);
}
