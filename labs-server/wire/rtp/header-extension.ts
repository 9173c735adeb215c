/** The header extension of an RTP packet, and the elements in it: RFC 3550 section 5.3.1, RFC 8285 section 4. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { packetTerms } from './packet-terms.ts';

const oneByte = { standard: 'RFC 8285', section: '4.2' } as const;
const twoByte = { standard: 'RFC 8285', section: '4.3' } as const;
const headerExtension = packetTerms.extensionData.source;

/** What "defined by profile" says where the elements have a header of one byte. */
const oneByteProfile = 0xbede;
/** The high twelve bits of it for two bytes; the low four are for the application. */
const twoByteProfile = 0x100;
/** RFC 8285 section 4.2: with this identifier, what follows is to be ignored. */
const stopIdentifier = 15;

const terms = {
  oneByteIdentifier: {
    name: 'ID',
    meaning: 'Which extension it is: the session description says so in a=extmap.',
    source: oneByte,
  },
  oneByteLength: {
    name: 'len',
    meaning: 'One less than the bytes of data.',
    source: oneByte,
  },
  twoByteIdentifier: {
    name: 'ID',
    meaning: 'Which extension it is: the session description says so in a=extmap.',
    source: twoByte,
  },
  twoByteLength: { name: 'length', meaning: 'How many bytes of data follow.', source: twoByte },
  padding: {
    name: 'padding',
    meaning: 'A byte of zero, to fill a word of 32 bits.',
    source: { standard: 'RFC 8285', section: '4.1.2' },
  },
  ignored: {
    name: 'ignored',
    meaning: 'After the identifier 15 nothing is read.',
    source: oneByte,
  },
} as const satisfies Record<string, FieldTerm>;

/** `truncated`: it reaches beyond the packet, and nothing after it can be told. `fault`: an element breaks a rule in it. */
export interface HeaderExtensionReading {
  readonly truncated: BrokenRule | null;
  readonly fault: BrokenRule | null;
}

export function readHeaderExtension(reader: FieldReader): HeaderExtensionReading {
  const { bytes, byteIndex: start } = reader;
  const words = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  const end = start + 4 + 4 * words;
  if (start + 4 > bytes.length || end > bytes.length) {
    const what = `the header extension needs ${end - start} bytes, ${bytes.length - start} are left`;
    return { truncated: broken(reader, start, bytes.length, what), fault: null };
  }
  const profile = reader.uint(packetTerms.definedByProfile, 16);
  reader.uint(packetTerms.extensionLength, 16);
  if (words === 0) return { truncated: null, fault: null };
  const header = headerOf(profile);
  const fault = header === null ? null : readElements(reader, end, header);
  const rest = end - reader.byteIndex;
  if (rest > 0) reader.take(packetTerms.extensionData, rest, null);
  return { truncated: null, fault };
}

type ElementHeader = 'one-byte' | 'two-byte';

function headerOf(profile: number): ElementHeader | null {
  if (profile === oneByteProfile) return 'one-byte';
  return profile >> 4 === twoByteProfile ? 'two-byte' : null;
}

/** Stops at the first that breaks a rule. */
function readElements(reader: FieldReader, end: number, header: ElementHeader): BrokenRule | null {
  let fault: BrokenRule | null = null;
  while (fault === null && reader.byteIndex < end) fault = readElement(reader, end, header);
  return fault;
}

function readElement(reader: FieldReader, end: number, header: ElementHeader): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const first = bytes[start] ?? 0;
  if (first === 0) {
    reader.uint(terms.padding, 8);
    return null;
  }
  const isOneByte = header === 'one-byte';
  const identifier = isOneByte ? first >> 4 : first;
  if (isOneByte && identifier === stopIdentifier) {
    reader.take(terms.ignored, end - start, null);
    return null;
  }
  const headerBytes = isOneByte ? 1 : 2;
  const dataBytes = isOneByte ? (first & 0xf) + 1 : (bytes[start + 1] ?? 0);
  if (start + headerBytes + dataBytes > end) {
    const what = `element ${identifier} needs ${headerBytes + dataBytes} bytes, ${end - start} are left`;
    return broken(reader, start, end, what);
  }
  reader.group(() => {
    reader.uint(isOneByte ? terms.oneByteIdentifier : terms.twoByteIdentifier, isOneByte ? 4 : 8);
    reader.uint(isOneByte ? terms.oneByteLength : terms.twoByteLength, isOneByte ? 4 : 8);
    const source = isOneByte ? oneByte : twoByte;
    const data = { name: 'data', meaning: 'What the extension says.', source };
    if (dataBytes > 0) reader.take(data, dataBytes, null);
    const meaning = 'One extension: what it means is up to the URI in the session description.';
    return { name: `extension element ${identifier}`, meaning, source };
  });
  return null;
}

function broken(reader: FieldReader, start: number, end: number, what: string): BrokenRule {
  return {
    code: 'header-extension-truncated',
    field: 'header extension',
    range: reader.layerRange({ start, end }),
    what,
    source: headerExtension,
  };
}
