import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toByteRange } from '../field/field.ts';
import { ascii } from '../testing/ascii.ts';
import { createConversation } from './create-conversation.ts';

test('ITU-T T.81 section B.2.4.1: a length that does not count itself breaks its unit, not the next one', () => {
  const conversation = createConversation();
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 8\r\n\r\n';
  conversation.append('server-to-client', ascii(head));
  conversation.append('server-to-client', ascii('\xff\xd8\xff\xdb\0\0ab'));
  conversation.end('server-to-client');
  const broken = conversation.units.find(({ title }) => title === 'no marker');
  if (!broken?.error) return assert.fail('one is broken');
  assert.deepEqual(broken.range, { start: 2, end: 6 });
  assert.deepEqual(toByteRange(broken.error.range), { start: 4, end: 6 });
});
