/** Random requests of random sessions, split at random: every session gets exactly its own bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed, type Random } from '../../wire/testing/random.ts';
import { Attribution } from './attribution.ts';
import type { RequestBody } from './request-body.ts';

interface Message {
  readonly owner: string;
  readonly method: string;
  readonly target: string;
  readonly head: string;
  readonly body: RequestBody;
  readonly content: string;
}

function randomMessage(random: Random, number: number): Message {
  const { below, pick } = random;
  const text = (): string => 'x\r\n0;'.repeat(8).slice(below(16), 17 + below(16));
  const owner = pick(['A', 'B', 'C']);
  const [method, target] = ['POST', `/${owner}/${number}`];
  const head = `${'\r\n'.repeat(below(2))}${method} ${target} HTTP/1.1\r\nX: ${'y'.repeat(below(40))}\r\n\r\n`;
  const message = { owner, method, target, head };
  const kind = below(3);
  if (kind === 0) return { ...message, body: { kind: 'none' }, content: '' };
  if (kind === 1) {
    const content = text();
    return { ...message, body: { kind: 'length', byteLength: content.length }, content };
  }
  const chunk = (content: string): string =>
    `${content.length.toString(16)}${pick(['', ';a=b'])}\r\n${content}\r\n`;
  const chunks = Array.from({ length: below(3) }, () => chunk(text())).join('');
  const trailers = pick(['', 'Digest: z\r\n']);
  return { ...message, body: { kind: 'chunked' }, content: `${chunks}0\r\n${trailers}\r\n` };
}

/** Plays the messages as one stream in random reads; the parser is played by the known ends of the heads. */
function play(random: Random, messages: readonly Message[]): Map<string, string> {
  const delivered = new Map<string, string>();
  const stream = messages.map(({ head, content }) => head + content).join('');
  const attribution = new Attribution<string>(
    {
      nowUs: () => 0,
      sameSession: (one, other) => one === other,
      maxPendingBytes: stream.length,
    },
    {
      deliver(owner, { streamOffset, bytes }) {
        const text = Buffer.from(bytes).toString('latin1');
        assert.equal(stream.slice(streamOffset, streamOffset + text.length), text);
        delivered.set(owner, (delivered.get(owner) ?? '') + text);
      },
    },
  );
  let messageStart = 0;
  let next = 0;
  for (let start = 0; start < stream.length;) {
    const end = start + 1 + random.below(1 + random.below(200));
    const bytes = Buffer.from(stream.slice(start, end), 'latin1');
    attribution.read(bytes);
    for (;;) {
      const message = messages[next];
      if (message === undefined || messageStart + message.head.length > end) break;
      const complete = { socket: null, writableFinished: true };
      assert.ok(attribution.request(message.owner, message, complete), `message ${next}`);
      messageStart += message.head.length + message.content.length;
      next += 1;
    }
    attribution.afterRead();
    bytes.fill(0);
    start = end;
  }
  return delivered;
}

test('whatever the requests and the reads, no session sees another’s bytes, and none are lost', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let round = 0; round < 200; round += 1) {
    const messages = Array.from({ length: 12 }, (_, number) => randomMessage(random, number));
    const delivered = play(random, messages);
    for (const owner of 'ABC') {
      const own = messages.filter((message) => message.owner === owner);
      const expected = own.map(({ head, content }) => head + content).join('');
      assert.equal(delivered.get(owner) ?? '', expected, `seed ${seed}, round ${round}`);
    }
  }
});
