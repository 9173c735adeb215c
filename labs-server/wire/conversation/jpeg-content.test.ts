import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toByteRange } from '../field/field.ts';
import { ascii } from '../testing/ascii.ts';
import { createConversation } from './create-conversation.ts';

test('T.81 B.1.1.4: a length that does not count itself is told within the unit of its segment', () => {
  const conversation = createConversation();
  const image = '\xff\xd8\xff\xe0\x00\x01rest';
  const head = `Content-Type: image/jpeg\r\nContent-Length: ${image.length}\r\n\r\n`;
  conversation.append('client-to-server', ascii('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  conversation.append('server-to-client', ascii(`HTTP/1.1 200 OK\r\n${head}${image}`));
  const broken = conversation.units.find(({ error }) => error !== null);
  assert.equal(broken?.error?.code, 'segment-length-too-small');
  assert.deepEqual(broken?.range, { start: 2, end: 6 });
  assert.deepEqual(broken.error && toByteRange(broken.error.range), { start: 4, end: 6 });
});
