import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Negotiator, type Manner, type NegotiatingConnection } from './negotiator.ts';
import { FakeConnection } from './testing/fake-connection.ts';

const offer = { description: { type: 'offer', sdp: 'v=0\r\n' } } as const;
const answer = { description: { type: 'answer', sdp: 'v=0\r\n' } } as const;

function begin(manner: Manner) {
  const connection = new FakeConnection();
  const sent: (string | undefined)[] = [];
  const lines: string[] = [];
  const negotiator = new Negotiator({
    peer: 'Bob',
    manner,
    connection: connection as unknown as NegotiatingConnection,
    send: ({ description, candidate }) => sent.push(description?.type ?? candidate?.candidate),
    note: ({ kind, text }) => lines.push(`${kind}: ${text}`),
  });
  return { connection, negotiator, sent, lines };
}

/** Its own offer is under way. */
async function beginOffering(manner: Manner) {
  const begun = begin(manner);
  begun.connection.dispatchEvent(new Event('negotiationneeded'));
  // The offer is applied and sent some microtasks later.
  while (begun.sent.length === 0) await Promise.resolve();
  return begun;
}

test('without a collision every manner answers an offer', async () => {
  for (const manner of ['polite', 'impolite', 'plain'] as const) {
    const { connection, negotiator, sent } = begin(manner);
    await negotiator.receive(offer);
    assert.deepEqual(sent, ['answer']);
    assert.equal(connection.signalingState, 'stable');
  }
});

test('a polite peer rolls its offer back and answers', async () => {
  const { connection, negotiator, sent, lines } = await beginOffering('polite');
  await negotiator.receive(offer);
  assert.deepEqual(sent, ['offer', 'answer']);
  assert.equal(connection.signalingState, 'stable');
  assert.ok(lines.some((line) => /its own offer was rolled back/.test(line)));
});

test('an impolite peer ignores the offer, and the candidates that belong to it', async () => {
  const { connection, negotiator, sent, lines } = await beginOffering('impolite');
  await negotiator.receive(offer);
  await negotiator.receive({ candidate: { candidate: 'of the ignored offer' } });
  assert.deepEqual(sent, ['offer']);
  assert.equal(connection.signalingState, 'have-local-offer');
  assert.deepEqual(
    lines.filter((line) => line.startsWith('refused')),
    [],
  );
  await negotiator.receive(answer);
  assert.equal(connection.signalingState, 'stable');
});

test('without the pattern the answer to an offer that is gone is refused', async () => {
  const { negotiator, lines } = await beginOffering('plain');
  await negotiator.receive(offer);
  await negotiator.receive(answer);
  assert.equal(lines.at(-1), 'refused: InvalidStateError: Called in wrong state: stable');
});

test('candidates are sent as they come; the empty one and the end are not', () => {
  const { connection, sent } = begin('polite');
  connection.find('candidate:1');
  connection.find('');
  connection.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
  assert.deepEqual(sent, ['candidate:1']);
});
