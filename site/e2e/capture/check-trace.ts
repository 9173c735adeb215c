/** What a recorded trace must be, so that it can be published: readable, of its bench, and without a key in it. */
import { conversationProtocol } from '@wireside/labs-server/wire/conversation/conversation-protocol.ts';
import type { Conversation, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import { RecordFeed } from '@wireside/labs-server/wire/conversation/record-feed.ts';
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import type { TraceFile } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { OpenRecord, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { newConversation } from '../../src/wire-view/new-conversation.ts';

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

/**
 * Ids of sessions that are not zeros: in the file as it stands, in each stream, where records may tear them, and in what
 * is decoded of it, where chunks may tear them, or a mask or compression hides them.
 */
function sessionIdsIn(file: Uint8Array, records: readonly WireRecord[]): ReadonlySet<string> {
  const places = [file, ...streamsOf(records), ...layersOf(records)];
  const texts = places.map((bytes) => Buffer.from(bytes).toString('latin1'));
  // The answer to a digest challenge (RFC 7616 section 3.4) has the same form, and is no key.
  const pattern = /(?<!response=")(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;
  const ids = texts.flatMap((text) => text.match(pattern) ?? []);
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
  return conversationsOf(records, withoutInflate)
    .flatMap(({ units }) => units)
    .filter(({ kind, state }) => kind === 'undecoded' || state === 'malformed');
}

function layersOf(records: readonly WireRecord[]): readonly Uint8Array[] {
  return conversationsOf(records, newConversation)
    .flatMap(({ layers }) => [...layers.values()])
    .map((layer) => layer.slice({ start: 0, end: layer.byteLength }));
}

function conversationsOf(
  records: readonly WireRecord[],
  make: (open: OpenRecord | null) => Conversation,
): readonly Conversation[] {
  const feeds = new Map<number, RecordFeed>();
  for (const record of records) {
    if (record.kind === 'page') continue;
    const open = record.kind === 'open' ? record : null;
    const feed = feeds.get(record.connection) ?? new RecordFeed(make(open));
    feeds.set(record.connection, feed);
    if (record.kind !== 'open') feed.append(record);
  }
  return [...feeds.values()].map(({ conversation }) => conversation);
}

function withoutInflate(open: OpenRecord | null): Conversation {
  return createConversation({ protocol: conversationProtocol(open) });
}
