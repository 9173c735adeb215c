/** What a recorded trace must be, so that it can be published: readable, of its bench, and without a key in it. */
import { conversationProtocol } from '@wireside/labs-server/wire/conversation/conversation-protocol.ts';
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import { RecordFeed } from '@wireside/labs-server/wire/conversation/record-feed.ts';
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import type { TraceFile } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { OpenRecord, WireRecord } from '@wireside/labs-server/wire/record.ts';

/** A published trace may have this many bytes at most: readers load it on a slow line. */
export const maxTraceBytes = 300 * 1024;

/** The trace in `file`; throws an error that says why there is none. */
export function traceOf(file: Uint8Array): TraceFile {
  const answer = readPcapng(file);
  if (answer.status === 'read') return answer.trace;
  throw new Error(`${answer.error.message} ${answer.error.remedy}`);
}

/** What is wrong with a trace of bench `benchId`, one sentence each; empty when nothing is. */
export function traceProblems(file: Uint8Array, benchId: string): readonly string[] {
  const { metadata, records } = traceOf(file);
  const problems: string[] = [];
  if (file.length > maxTraceBytes) {
    problems.push(`it has ${file.length} bytes, more than ${maxTraceBytes}: choose a shorter run`);
  }
  if (metadata.benchId !== benchId) problems.push(`it belongs to bench "${metadata.benchId}"`);
  if (!metadata.sessionIdsReplaced) problems.push('its session ids were not replaced');
  if (!records.some(({ kind }) => kind === 'data')) problems.push('it holds no bytes');
  for (const id of sessionIdsIn(file, records)) problems.push(`it holds the session id ${id}`);
  return problems;
}

/** Ids of sessions that are not zeros: in the file as it stands, and in each stream, where records may tear them. */
function sessionIdsIn(file: Uint8Array, records: readonly WireRecord[]): ReadonlySet<string> {
  const texts = [file, ...streamsOf(records)].map((bytes) => Buffer.from(bytes).toString('latin1'));
  const ids = texts.flatMap((text) => text.match(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g) ?? []);
  return new Set(ids.filter((id) => /[^0]/.test(id)));
}

function streamsOf(records: readonly WireRecord[]): readonly Uint8Array[] {
  const streams = new Map<string, Uint8Array[]>();
  for (const record of records) {
    if (record.kind !== 'data') continue;
    const key = `${record.connection} ${record.direction}`;
    streams.set(key, [...(streams.get(key) ?? []), record.head, record.tail]);
  }
  return [...streams.values()].map((pieces) => Buffer.concat(pieces));
}

/** The units of all connections that no decoder could read or that break a rule of their format. */
export function brokenUnits({ records }: TraceFile): readonly Unit[] {
  const feeds = new Map<number, RecordFeed>();
  for (const record of records) {
    if (record.kind === 'page') continue;
    const open = record.kind === 'open' ? record : null;
    const feed = feeds.get(record.connection) ?? newFeed(open);
    feeds.set(record.connection, feed);
    if (record.kind !== 'open') feed.append(record);
  }
  return [...feeds.values()]
    .flatMap(({ conversation }) => conversation.units)
    .filter(({ kind, state }) => kind === 'undecoded' || state === 'malformed');
}

function newFeed(open: OpenRecord | null): RecordFeed {
  return new RecordFeed(createConversation({ protocol: conversationProtocol(open) }));
}
