/** Which lines a description must have, and in which order: RFC 8866 sections 5 and 9. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import type { SdpLine, SdpSection } from './description.ts';
import { lineTypes, rfc8866 } from './line-types.ts';

/** Letters that stand at one place are tried together: a time description is made of t, r and z. */
const sessionOrder = ['v', 'o', 's', 'i', 'u', 'e', 'p', 'c', 'b', 'trz', 'k', 'a'];
const mediaOrder = ['m', 'i', 'c', 'b', 'k', 'a'];

const sessionOnce = 'vosiuc';
const mediaOnce = 'mi';
const required = 'vost';

/** Every rule about lines that `section` breaks. `end` is where it ends. */
export function brokenOrder({ lines, media }: SdpSection, end: number): DecodeError[] {
  const order = media ? mediaOrder : sessionOrder;
  const once = media ? mediaOnce : sessionOnce;
  const faults: DecodeError[] = [];
  const seen = new Set<string>();
  let place = 0;
  let before = '';
  for (const line of lines) {
    const { type } = line;
    if (!lineTypes.has(type)) continue;
    const own = order.findIndex((letters) => letters.includes(type));
    if (type === 'k') faults.push(obsoleteKey(line));
    else if (own === -1) faults.push(misplaced(line, `${type}= does not belong into this section`));
    else if (own < place) faults.push(misplaced(line, `${type}= may not follow ${before}=`));
    else if (seen.has(type) && once.includes(type)) faults.push(repeated(line));
    else if (!followsInTime(type, before)) faults.push(misplaced(line, timeRule(type)));
    seen.add(type);
    place = Math.max(place, own);
    before = type;
  }
  if (media) return faults;
  const missing = [...required].filter((type) => !seen.has(type));
  return [...faults, ...missing.map((type) => missingLine(type, { start: end, end }))];
}

/** `1*repeat-field` follows a time-field, and `zone-field` follows these. */
function followsInTime(type: string, before: string): boolean {
  if (type === 'r') return before === 't' || before === 'r';
  return type !== 'z' || before === 'r';
}

function timeRule(type: string): string {
  return type === 'r' ? 'r= follows t= or another r=' : 'z= follows r=';
}

function misplaced(line: SdpLine, what: string): DecodeError {
  return broken('sdp-line-misplaced', line.type, line.range, what);
}

function repeated(line: SdpLine): DecodeError {
  return broken('sdp-line-repeated', line.type, line.range, `expected one ${line.type}= line only`);
}

/** "One MUST NOT include a k= line in an SDP, and MUST discard it if it is received in an SDP." */
function obsoleteKey({ range }: SdpLine): DecodeError {
  const what = 'k= is obsolete: no description may have it';
  const at = { code: 'sdp-key-obsolete', field: 'key-field', range };
  return createDecodeError({ ...at, what, source: rfc8866('5.12') });
}

function missingLine(type: string, range: ByteRange): DecodeError {
  return broken('sdp-line-missing', type, range, `expected a line ${type}=, found none`);
}

function broken(code: string, type: string, range: ByteRange, what: string): DecodeError {
  const field = lineTypes.get(type)?.name ?? 'line';
  return createDecodeError({ code, field, range, what, source: rfc8866('5') });
}

/** "A session description MUST contain either at least one c= line in each media description or a single c= line at the session level." */
export function missingConnections(sections: readonly SdpSection[]): DecodeError[] {
  const [session, ...media] = sections;
  if (session === undefined || hasConnection(session)) return [];
  return media
    .filter((section) => !hasConnection(section))
    .map(({ lines: [first] }) => {
      const { start = 0 } = first?.range ?? {};
      const what = 'expected c= here or in the session-level section, found none';
      const range = { start, end: first?.range.end ?? start };
      const at = { code: 'sdp-connection-missing', field: 'connection-field', range };
      return createDecodeError({ ...at, what, source: rfc8866('5.7') });
    });
}

function hasConnection({ lines }: SdpSection): boolean {
  return lines.some(({ type }) => type === 'c');
}
