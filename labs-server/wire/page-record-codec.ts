/** What a page record adds to a record's bytes: see `record-codec.ts`. */
import type { ByteReader, ByteWriter } from './record-bytes.ts';
import { textByteLength } from './record-bytes.ts';
import type { PageFact, PageRecord } from './record.ts';

type PageBody = Pick<PageRecord, 'lane' | 'from' | 'to' | 'label' | 'facts' | 'head'>;

/** How many bytes `writePageBody` needs. */
export function pageBodyByteLength({ facts, head, ...page }: PageBody): number {
  const texts = [page.lane, page.from, page.to, page.label, ...facts.flat()];
  return 2 + texts.reduce((sum, text) => sum + textByteLength(text), 0) + head.length;
}

export function writePageBody(writer: ByteWriter, page: PageBody): void {
  for (const text of [page.lane, page.from, page.to, page.label]) writer.text(text);
  writer.u16(page.facts.length);
  for (const text of page.facts.flat()) writer.text(text);
  writer.bytes(page.head);
}

/** @throws RecordCodecError when the body ends within a field. */
export function readPageBody(reader: ByteReader): PageBody {
  const [lane, from, to, label] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const facts: PageFact[] = [];
  for (let left = reader.u16(); left > 0; left -= 1) facts.push([reader.text(), reader.text()]);
  return { lane, from, to, label, facts, head: reader.rest() };
}
