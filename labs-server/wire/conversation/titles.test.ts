import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitTitle, requestTitle, responseTitle } from './titles.ts';

const version = { major: 1, minor: 1 };

function titleOf(requestTarget: string, method = 'GET'): string {
  return requestTitle({ method, requestTarget, version, fieldLines: [] });
}

function titleOfStatus(statusCode: number, reasonPhrase: string): string {
  return responseTitle({ statusCode, reasonPhrase, version, fieldLines: [] });
}

test('a request is titled by its path within the lab, without session, run and query', () => {
  assert.equal(
    titleOf('/s/k3J-x_9/12/server-sent-events/clock?intervalMs=4000'),
    'GET /server-sent-events/clock',
  );
  assert.equal(titleOf('/s/0000000/1/feed/publish', 'POST'), 'POST /feed/publish');
  assert.equal(titleOf('/s/only'), 'GET /s/only');
  assert.equal(titleOf('*', 'OPTIONS'), 'OPTIONS *');
});

test('a title has at most 60 characters', () => {
  const title = titleOf(`/${'long/'.repeat(30)}`);
  assert.equal(title.length, 60);
  assert.ok(title.endsWith('…'));
});

test('a response is titled by its status-code and reason-phrase', () => {
  assert.equal(titleOfStatus(304, 'Not Modified'), '304 Not Modified');
  assert.equal(titleOfStatus(299, ''), '299');
});

test('a title is not cut within a character', () => {
  const title = limitTitle(`${'x'.repeat(58)}🦉${'x'.repeat(10)}`);
  assert.equal(title, `${'x'.repeat(58)}…`);
});
