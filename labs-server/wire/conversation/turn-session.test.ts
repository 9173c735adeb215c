import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageClass } from '../stun/message-type.ts';
import { TurnSession } from './turn-session.ts';

const message = (messageClass: MessageClass, transaction: number) => ({
  messageClass,
  method: 1,
  transactionId: Uint8Array.of(transaction >> 8, transaction & 0xff),
  attributes: [],
  unknownRequired: [],
});

test('RFC 8489 section 5: a response has the transaction ID of its request', () => {
  const session = new TurnSession();
  assert.equal(session.current, 0);
  assert.equal(session.exchangeOf(message('request', 7)), 0);
  assert.equal(session.exchangeOf(message('request', 8)), 1);
  assert.equal(session.exchangeOf(message('request', 7)), 0);
  assert.equal(session.exchangeOf(message('success response', 8)), 1);
  assert.equal(session.exchangeOf(message('error response', 7)), 0);
});

test('what has no request belongs to what came last', () => {
  const session = new TurnSession();
  session.exchangeOf(message('request', 1));
  session.exchangeOf(message('request', 2));
  assert.equal(session.exchangeOf(message('indication', 3)), 1);
  assert.equal(session.exchangeOf(message('success response', 4)), 1);
});

test('old transactions are forgotten', () => {
  const session = new TurnSession();
  for (let transaction = 0; transaction <= 1000; transaction += 1) {
    session.exchangeOf(message('request', transaction));
  }
  assert.equal(session.exchangeOf(message('success response', 1)), 1);
  assert.equal(session.exchangeOf(message('success response', 0)), 1000);
});
