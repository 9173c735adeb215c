import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { offeredProtocols } from './sub-protocol.ts';

const offered = (field?: string) =>
  offeredProtocols({ headers: { 'sec-websocket-protocol': field } } as unknown as IncomingMessage);

test('RFC 6455 section 4.1: sub-protocols are offered in order, with commas between them', () => {
  assert.deepEqual(offered('sip, xmpp ,,mqtt'), ['sip', 'xmpp', 'mqtt']);
  assert.deepEqual(offered(), []);
});
