/**
 * The bytes of a handshake as text that a student edits. Each line ends in CR LF on the wire; the sign ¶ at the end of a
 * line stands for LF alone, and `\x81` for a byte that is no printable ASCII, as in a frame.
 */
import { loneLfSign } from '../http-streaming/chunked-text.ts';

const encoder = new TextEncoder();
/** A line end, an escaped byte, or a stretch of other text. */
const token = /¶?\n|\\x([0-9a-fA-F]{2})|[^\n\\¶]+|./gsu;

/** The bytes that are sent; what is neither a line end nor an escape is UTF-8. */
export function handshakeBytes(text: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const [piece, hex] of text.replaceAll('\r\n', '\n').matchAll(token)) {
    if (hex !== undefined) pieces.push(Uint8Array.of(parseInt(hex, 16)));
    else if (piece === '\n') pieces.push(encoder.encode('\r\n'));
    else if (piece === `${loneLfSign}\n`) pieces.push(encoder.encode('\n'));
    else pieces.push(encoder.encode(piece));
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The text that stands for these bytes: `handshakeBytes` makes them of it again. */
export function handshakeText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) {
      text += '\n';
      at += 1;
    } else if (byte === lineFeed) text += `${loneLfSign}\n`;
    else if (byte >= 0x20 && byte < 0x7f && byte !== backslash) {
      text += String.fromCharCode(byte);
    } else text += `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** Always escaped: one that was sent must not read as the beginning of an escape. */
const backslash = 0x5c;

/** What follows the head of such an answer is its body, and no frame. */
const answeredInHttp = /^HTTP\/1\.[01] (?!101)/;

/** How a stretch of the text is drawn. `sign`: CR and LF at the end of a line, not part of the text; `byte`: a frame. */
export type TextMark = 'start' | 'name' | 'value' | 'sign' | 'byte';

export interface TextStretch {
  readonly mark: TextMark;
  readonly text: string;
}

/** The text in stretches: their texts without the signs are `text` again. */
export function markedHandshake(text: string): readonly TextStretch[] {
  const lines = text.split('\n');
  const emptyLine = lines.indexOf('');
  const rest = answeredInHttp.test(text) ? 'value' : 'byte';
  return lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const stretches: TextStretch[] = [];
    if (emptyLine !== -1 && index > emptyLine) stretches.push({ mark: rest, text: line });
    else stretches.push(...headLine(line, index === 0));
    if (isLast) return stretches;
    const isLone = line.endsWith(loneLfSign);
    return [...stretches, ...(isLone ? [] : [crLf]), { mark: 'value', text: '\n' }];
  });
}

const crLf: TextStretch = { mark: 'sign', text: 'CR LF' };

function headLine(line: string, isFirst: boolean): readonly TextStretch[] {
  const colon = line.indexOf(':');
  if (isFirst || colon === -1) return [{ mark: 'start', text: line }];
  return [
    { mark: 'name', text: line.slice(0, colon) },
    { mark: 'value', text: line.slice(colon) },
  ];
}
