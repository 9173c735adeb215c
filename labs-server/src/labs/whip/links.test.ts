/** Link fields of WHIP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOf } from './publish.ts';

test('4.6: a Link field for each server, with its credentials', () => {
  assert.deepEqual(linksOf({ urls: ['stun:127.0.0.1:3478'] }), [
    '<stun:127.0.0.1:3478>; rel="ice-server"',
  ]);
  const urls = ['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp'];
  assert.deepEqual(
    linksOf({ urls, username: '1:alias', credential: 'secret' }),
    urls.map((url) => `<${url}>; rel="ice-server"; username="1:alias"; credential="secret"`),
  );
});
