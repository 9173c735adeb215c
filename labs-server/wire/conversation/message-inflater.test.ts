import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, constants } from 'node:zlib';
import { inflate } from '../testing/conversation-script.ts';
import { maxInflatedMessageBytes, MessageInflater } from './message-inflater.ts';

const takeover = { noContextTakeover: false, maxWindowBits: 15 };
const noTakeover = { noContextTakeover: true, maxWindowBits: 15 };

function compress(bytes: Uint8Array): Uint8Array {
  const flushed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  return Uint8Array.from(flushed.subarray(0, -4));
}

const hello = Uint8Array.from(Buffer.from('f248cdc9c90700', 'hex'));
const sameAgain = Uint8Array.from(Buffer.from('f200110000', 'hex'));

/** The text of the message, or why there is none. */
function textOf(inflater: MessageInflater, compressed: Uint8Array): string {
  const inflated = inflater.inflate(compressed);
  if (inflated.status === 'complete') return Buffer.from(inflated.bytes).toString();
  return inflated.status === 'malformed' ? 'malformed' : inflated.why;
}

test('RFC 7692 section 7.2.3.2: with context takeover a message refers back to the one before it', () => {
  const inflater = new MessageInflater(inflate, takeover);
  assert.deepEqual(
    [hello, sameAgain].map((bytes) => textOf(inflater, bytes)),
    ['Hello', 'Hello'],
  );
});

test('without context takeover every message stands for itself', () => {
  const inflater = new MessageInflater(inflate, noTakeover);
  const told = [hello, sameAgain, hello].map((bytes) => textOf(inflater, bytes));
  assert.deepEqual(told, ['Hello', 'malformed', 'Hello']);
});

test('after a message that was not inflated, the next ones cannot be, unless they stand for themselves', () => {
  const dependent = new MessageInflater(inflate, takeover);
  dependent.lose();
  assert.match(
    textOf(dependent, hello),
    /^It cannot be inflated: it may refer to an earlier message/,
  );
  const independent = new MessageInflater(inflate, noTakeover);
  independent.lose();
  assert.equal(textOf(independent, hello), 'Hello');
});

test('a message of more than 1 MiB, and more than 16 MiB of messages, are not inflated', () => {
  const inflater = new MessageInflater(inflate, noTakeover);
  assert.match(textOf(inflater, compress(new Uint8Array(maxInflatedMessageBytes + 1))), /1 MiB/);
  const largest = compress(new Uint8Array(maxInflatedMessageBytes));
  for (let count = 0; count < 16; count += 1) {
    assert.equal(inflater.inflate(largest).status, 'complete');
  }
  assert.match(textOf(inflater, hello), /16 MiB/);
});

test('where nothing inflates, that is said', () => {
  assert.equal(textOf(new MessageInflater(null, takeover), hello), 'It is not inflated here.');
});
