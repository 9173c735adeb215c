import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelCode, channelInit, firstChannelForm, kindWords } from './channel-form.ts';

test('a plain channel is ordered and reliable, and its call needs no options', () => {
  assert.deepEqual(channelInit(firstChannelForm), { ordered: true });
  assert.equal(channelCode(firstChannelForm), "createDataChannel('chat')");
});

test('of the two limits at most one is asked for', () => {
  const form = { ...firstChannelForm, ordered: false, reliability: 'maxRetransmits' } as const;
  assert.deepEqual(channelInit(form), { ordered: false, maxRetransmits: 0 });
  assert.equal(
    channelCode(form),
    "createDataChannel('chat', { ordered: false, maxRetransmits: 0 })",
  );
});

test('a negotiated channel names its stream; texts are quoted', () => {
  const form = { ...firstChannelForm, negotiated: true, label: "it's", protocol: 'x' };
  assert.deepEqual(channelInit(form), { ordered: true, protocol: 'x', negotiated: true, id: 100 });
  assert.equal(
    channelCode(form),
    "createDataChannel('it\\'s', { protocol: 'x', negotiated: true, id: 100 })",
  );
});

test('a channel says what it is', () => {
  const none = { maxRetransmits: null, maxPacketLifeTime: null };
  assert.equal(kindWords({ ordered: true, ...none }), 'ordered, reliable');
  assert.equal(
    kindWords({ ...none, ordered: false, maxRetransmits: 0 }),
    'unordered, 0 retransmissions',
  );
  assert.equal(kindWords({ ...none, ordered: true, maxPacketLifeTime: 50 }), 'ordered, 50 ms');
});
