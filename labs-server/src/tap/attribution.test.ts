import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Attribution } from './attribution.ts';
import type { RequestBody } from './request-body.ts';

const none: RequestBody = { kind: 'none' };

/** Owners are texts such as `A1`: session A, run 1. */
function createAttribution(maxPendingBytes = 1000, holdsAnswers = false) {
  const delivered: string[] = [];
  let timeUs = 0;
  const attribution = new Attribution<string>(
    {
      nowUs: () => (timeUs += 1),
      sameSession: (one, other) => one[0] === other[0],
      maxPendingBytes,
      holdsAnswers,
    },
    {
      deliver(owner, { direction, streamOffset, bytes }) {
        const arrow = direction === 'client-to-server' ? '>' : '<';
        delivered.push(`${owner}${arrow}${streamOffset} ${Buffer.from(bytes).toString('latin1')}`);
      },
    },
  );
  return { attribution, delivered };
}

const head = (path: string): string => `GET ${path} HTTP/1.1\r\n\r\n`;
const start = (target: string, body: RequestBody = none) => ({ method: 'GET', target, body });

/** A response in its turn to write; `finish` completes it. */
function respond() {
  const response: { socket: object | null; writableFinished: boolean } = {
    socket: {},
    writableFinished: false,
  };
  const finish = (): void => void Object.assign(response, { socket: null, writableFinished: true });
  return { response, finish };
}

test('bytes read before the head is whole belong to the request, each read as its own record', () => {
  const { attribution, delivered } = createAttribution();
  for (const part of ['\r\nGET /a HT', 'TP/1.1\r\n\r', '\n']) attribution.read(Buffer.from(part));
  assert.deepEqual(delivered, []);
  assert.ok(attribution.request('A1', start('/a'), respond().response));
  assert.deepEqual(delivered, ['A1>0 \r\nGET /a HT', 'A1>11 TP/1.1\r\n\r', 'A1>20 \n']);
});

test('a read with the end of one request and the start of the next is cut at the boundary', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from(`${head('/a')}helloGET /b HT`));
  const first = respond();
  assert.ok(
    attribution.request('A1', start('/a', { kind: 'length', byteLength: 5 }), first.response),
  );
  assert.deepEqual(delivered, [`A1>0 ${head('/a')}hello`]);
  attribution.write(Buffer.from('answer'));
  first.finish();
  attribution.read(Buffer.from('TP/1.1\r\n\r\n'));
  assert.ok(attribution.request('B1', start('/b'), respond().response));
  const second = head('/a').length + 5;
  assert.deepEqual(delivered.slice(1), [
    'A1<0 answer',
    `B1>${second} GET /b HT`,
    `B1>${second + 9} TP/1.1\r\n\r\n`,
  ]);
});

test('two requests of two sessions in one read: each session gets its own bytes, and the connection must end', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from(head('/a') + head('/b')));
  assert.ok(attribution.request('A1', start('/a'), respond().response));
  assert.equal(attribution.request('B1', start('/b'), respond().response), false);
  assert.deepEqual(delivered, [`A1>0 ${head('/a')}`, `B1>${head('/a').length} ${head('/b')}`]);
});

test('requests of one session may be pipelined, and each keeps its run', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from(head('/1') + head('/2')));
  const first = respond();
  assert.ok(attribution.request('A1', start('/1'), first.response));
  assert.ok(attribution.request('A2', start('/2'), { socket: null, writableFinished: false }));
  attribution.write(Buffer.from('one'));
  first.finish();
  attribution.write(Buffer.from('two'));
  assert.deepEqual(delivered.slice(2), ['A1<0 one', 'A2<3 two']);
});

test('a request that names no session is dropped with its answer, and never joins another', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from(head('/none')));
  const nobody = respond();
  assert.ok(attribution.request(null, start('/none'), nobody.response));
  attribution.write(Buffer.from('404'));
  nobody.finish();
  attribution.read(Buffer.from(head('/a')));
  attribution.request('A1', start('/a'), respond().response);
  assert.deepEqual(delivered, [`A1>${head('/none').length} ${head('/a')}`]);
});

test('a head that is not in the bytes ends the connection: another session would get what waits', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from(head('/a')));
  assert.equal(attribution.request('B1', start('/b'), respond().response), false);
  assert.deepEqual(delivered, []);
});

test('what still waits after its read is a copy, and bounded', () => {
  const { attribution, delivered } = createAttribution(20);
  const bytes = Buffer.from(head('/a'));
  attribution.read(bytes);
  assert.equal(attribution.afterRead(), true);
  bytes.fill(0);
  attribution.request('A1', start('/a'), respond().response);
  assert.deepEqual(delivered, [`A1>0 ${head('/a')}`]);
  attribution.read(Buffer.from('x'.repeat(21)));
  assert.equal(attribution.afterRead(), false);
});

test('after adopt everything that waits and follows has one owner', () => {
  const { attribution, delivered } = createAttribution();
  attribution.read(Buffer.from('waiting'));
  attribution.adopt('A1');
  attribution.read(Buffer.from('read'));
  attribution.write(Buffer.from('written'));
  assert.deepEqual(delivered, ['A1>0 waiting', 'A1>7 read', 'A1<0 written']);
  assert.ok(attribution.request('A2', start('/a'), respond().response));
  assert.equal(attribution.request('B1', start('/b'), respond().response), false);
  assert.deepEqual([attribution.isInProgress('A9'), attribution.isInProgress('B1')], [true, false]);
});

test('where no request tells whose it is, answers wait too, in their order', () => {
  const { attribution, delivered } = createAttribution(1000, true);
  const asked = Buffer.from('who?');
  attribution.read(asked);
  attribution.write(Buffer.from('401'));
  assert.ok(attribution.afterRead());
  // The parser has used its buffer again.
  asked.fill(0);
  attribution.read(Buffer.from('me'));
  attribution.adopt('A1');
  attribution.write(Buffer.from('200'));
  assert.deepEqual(delivered, ['A1>0 who?', 'A1<0 401', 'A1>4 me', 'A1<3 200']);
});

test('answers that wait count against the limit', () => {
  const { attribution } = createAttribution(8, true);
  attribution.read(Buffer.from('who?'));
  attribution.write(Buffer.from('I do not know you'));
  assert.equal(attribution.afterRead(), false);
});
