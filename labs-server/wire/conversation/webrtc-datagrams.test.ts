import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { readPcapng } from '../pcapng/read-pcapng.ts';
import { assertTiles } from '../testing/decoder-properties.ts';
import type { Unit } from './conversation.ts';
import { conversationProtocol } from './conversation-protocol.ts';
import { createConversation } from './create-conversation.ts';
import { RecordFeed } from './record-feed.ts';

const file = new URL('../../../content/traces/one-five-tuple.pcapng', import.meta.url);

/** The flow of a call of Chromium with Bob, as it was recorded, that carries more than checks. */
function recordedCall() {
  const result = readPcapng(readFileSync(file));
  assert.ok(result.status === 'read');
  const flows = Map.groupBy(result.trace.records, ({ connection }) => connection);
  for (const records of flows.values()) {
    const open = records.find(({ kind }) => kind === 'open');
    if (open?.kind !== 'open' || open.listener !== 'peer') continue;
    if (!records.some(({ kind }) => kind === 'decrypted')) continue;
    const protocol = conversationProtocol(open);
    const feed = new RecordFeed(createConversation({ protocol }));
    for (const record of records) {
      if (record.kind !== 'open' && record.kind !== 'page') feed.append(record);
    }
    return feed.conversation;
  }
  throw new Error('the trace has no call');
}

const valueOf = ({ fields }: Unit, name: string) =>
  leafFields(fields).find((field) => field.name === name)?.value;

test('every datagram of a real call is read, and the units tile what crossed the wire', () => {
  const { units, layers } = recordedCall();
  assert.deepEqual(
    units.filter(({ state }) => state !== 'complete').map(({ title, error }) => [title, error]),
    [],
  );
  for (const unit of units) assertTiles(unit.fields, unit.range.start, unit.range.end);
  for (const direction of ['client-to-server', 'server-to-client'] as const) {
    const raw = units
      .filter((unit) => unit.direction === direction && layers.get(unit.layer)?.parent === null)
      .toSorted((a, b) => a.range.start - b.range.start);
    raw.reduce((end, { range }) => {
      assert.equal(range.start, end);
      return range.end;
    }, 0);
  }
});

test('RFC 5764 section 4.1.2: the profile of the handshake tells where the tag of SRTP begins', () => {
  const { units, layers } = recordedCall();
  const encrypted = units.filter(
    ({ format, layer }) => format === 'rtp' && layers.get(layer)?.parent === null,
  );
  assert.ok(encrypted.length > 0);
  for (const unit of encrypted) {
    assert.equal(leafFields(unit.fields).at(-1)?.name, 'authentication tag', unit.title);
  }
});

test('RFC 3711 section 3.1: what was decrypted has the header that crossed the wire', () => {
  const conversation = recordedCall();
  const { units, layers } = conversation;
  const decrypted = units.filter(
    ({ format, layer }) => format === 'rtp' && layers.get(layer)?.name === 'decrypted',
  );
  assert.ok(decrypted.length > 0);
  for (const unit of decrypted) {
    const [range] = layers.get(unit.layer)?.toRaw(unit.range) ?? [];
    assert.ok(range);
    const [outer] = conversation.unitsAt(unit.direction, range);
    assert.ok(outer);
    for (const name of ['sequence number', 'timestamp', 'SSRC']) {
      assert.equal(valueOf(unit, name), valueOf(outer, name), name);
    }
  }
});

test('a datagram whose first byte belongs to nobody is told as dropped', () => {
  const conversation = createConversation({ protocol: 'webrtc' });
  conversation.append('client-to-server', Uint8Array.of(5, 1, 2));
  conversation.endRecord('client-to-server');
  assert.deepEqual(
    conversation.units.map(({ title, state }) => [title, state]),
    [['datagram 3 B, dropped', 'complete']],
  );
});

test('a datagram of which bytes were not kept is not decoded', () => {
  const conversation = createConversation({ protocol: 'webrtc' });
  conversation.append('client-to-server', Uint8Array.of(0x80, 96, 0, 1));
  conversation.skip('client-to-server', 20);
  conversation.endRecord('client-to-server');
  const [unit] = conversation.units;
  assert.equal(unit?.title, 'datagram of 24 B, not all kept');
  assertTiles(unit?.fields ?? [], 0, 24);
});

test('what was decrypted of bytes that never came is left out', () => {
  const conversation = createConversation({ protocol: 'webrtc' });
  conversation.decrypted('client-to-server', 'rtp', { start: 0, end: 40 }, new Uint8Array(30));
  assert.deepEqual(conversation.units, []);
});
