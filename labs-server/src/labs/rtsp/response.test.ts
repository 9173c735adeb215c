import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal, renderResponse } from './response.ts';

test('a response repeats the CSeq of its request', () => {
  const response = renderResponse({ status: 200, fields: [['Public', 'OPTIONS']] }, '7');
  assert.equal(
    response.toString(),
    'RTSP/1.0 200 OK\r\nCSeq: 7\r\nServer: Wireside\r\nPublic: OPTIONS\r\n\r\n',
  );
});

test('a refusal says why, and its length counts bytes', () => {
  const response = renderResponse(refusal(454, 'No session ž.'), null).toString();
  assert.match(response, /^RTSP\/1\.0 454 Session Not Found\r\n/);
  assert.doesNotMatch(response, /CSeq/);
  assert.match(response, /Content-Length: 16\r\n\r\nNo session ž\.\r\n$/);
});
