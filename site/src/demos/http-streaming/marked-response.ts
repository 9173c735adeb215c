/** The edited response as our decoder reads it: which stretch of the text is a size, chunk-data, broken, or unread. */
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { leafFields, toByteRange, type Field } from '@wireside/labs-server/wire/field/field.ts';
import { loneLfSign, wireBytes } from './chunked-text.ts';

/** `delimiter`: a CRLF of the framing. `unread`: behind the place where the decoder had to stop. */
export type Mark = 'head' | 'size' | 'data' | 'delimiter' | 'broken' | 'unread';

export interface Stretch {
  readonly mark: Mark;
  readonly text: string;
  /** True for the signs of CR and LF at the end of a line: they are drawn, and are not part of the text. */
  readonly isSign: boolean;
}

/** The stretches of `text`, in order; their texts without the signs are `text` again. */
export function markedResponse(text: string): readonly Stretch[] {
  const marks = marksOf(wireBytes(text));
  const stretches: Stretch[] = [];
  const add = (part: string, at: number, isSign: boolean): void => {
    const mark = marks[at] ?? 'unread';
    const last = stretches.at(-1);
    if (last?.mark === mark && last.isSign === isSign) {
      stretches[stretches.length - 1] = { ...last, text: last.text + part };
    } else stretches.push({ mark, text: part, isSign });
  };
  let at = 0;
  const characters = [...text.replaceAll('\r\n', '\n')];
  characters.forEach((character, index) => {
    if (character === loneLfSign && characters[index + 1] === '\n')
      return add(character, at, false);
    if (character !== '\n') {
      add(character, at, false);
      at += octetsOf(character);
      return;
    }
    const isLone = characters[index - 1] === loneLfSign;
    if (!isLone) add('CR', at, true);
    if (!isLone) add('LF', at + 1, true);
    add('\n', at, false);
    at += isLone ? 1 : 2;
  });
  return stretches;
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** The mark of each octet of the response. */
function marksOf(bytes: Uint8Array): Mark[] {
  const marks = Array.from(bytes, (): Mark => 'unread');
  const conversation = createConversation();
  conversation.append('client-to-server', request);
  conversation.append('server-to-client', bytes);
  conversation.end('server-to-client');
  const units = conversation.units.filter(
    ({ direction, kind }) => direction === 'server-to-client' && kind !== 'undecoded',
  );
  const put = (unit: Unit, range: Field['range'], mark: Mark, least = 0): void => {
    const raw = conversation.layers.get(unit.layer)?.toRaw(toByteRange(range)) ?? [];
    for (const { start, end } of raw) marks.fill(mark, start, Math.max(end, start + least));
  };
  for (const unit of units) {
    for (const field of leafFields(unit.fields)) put(unit, field.range, markOf(unit, field));
  }
  for (const unit of units) if (unit.error !== null) put(unit, unit.error.range, 'broken', 1);
  return marks;
}

const request = new TextEncoder().encode('GET / HTTP/1.1\r\nHost: lab\r\n\r\n');

function markOf({ format, kind }: Unit, { name }: Field): Mark {
  if (format !== 'chunked') return kind === 'body' ? 'data' : 'head';
  if (name === 'chunk-size') return 'size';
  if (name === 'chunk-data') return 'data';
  return name === 'CRLF' ? 'delimiter' : 'head';
}
