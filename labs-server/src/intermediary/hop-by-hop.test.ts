import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forwardedFields, hasPassed } from './hop-by-hop.ts';

test('fields for one connection are dropped, with those that Connection names; Via is added', () => {
  const received =
    'Host,lab,Connection,keep-alive; X-Hop,Keep-Alive,timeout=5,x-hop,1,Transfer-Encoding,chunked,' +
    'TE,trailers,Upgrade,x,Accept,*/*,Set-Cookie,a=1,Set-Cookie,b=2,Content-Length,5';
  const fields = received.split(',').map((text) => text.replace(';', ','));
  assert.equal(
    forwardedFields(fields, '1.1').join(),
    'Host,lab,Accept,*/*,Set-Cookie,a=1,Set-Cookie,b=2,Content-Length,5,Via,1.1 wireside',
  );
});

test('Via tells the version that was received, after those of other intermediaries', () => {
  assert.deepEqual(forwardedFields(['Via', '1.1 other'], '1.0'), [
    'Via',
    '1.1 other',
    'Via',
    '1.0 wireside',
  ]);
});

test('a message that passed names the pseudonym as received-by', () => {
  for (const via of ['1.1 wireside', '1.0 other, 1.1 wireside', '1.1 WIRESIDE (comment)']) {
    assert.equal(hasPassed(via), true, via);
  }
  for (const via of [undefined, '', '1.1 other', '1.1 wireside-2', 'wireside']) {
    assert.equal(hasPassed(via), false, String(via));
  }
});
