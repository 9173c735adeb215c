import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portError } from './port-error.ts';

test('what the message proposes is a port that can be had', () => {
  for (const [port, proposed] of [
    [4601, 4700],
    [65_500, 4700],
    [80, 4700],
    [1023, 1100],
    [8080, 8100],
  ] as const) {
    const { message } = portError('site', '127.0.0.1', port, { code: 'EADDRINUSE', message: '' });
    assert.match(message, new RegExp(`npm start -- --port ${proposed}\\.$`), String(port));
  }
});

test('each cause is one line that names the flag', () => {
  for (const [code, flag] of [
    ['EADDRINUSE', '--port'],
    ['EACCES', '--port'],
    ['EADDRNOTAVAIL', '--host'],
    ['ENOTFOUND', '--host'],
  ] as const) {
    const { message } = portError('site', 'there', 80, { code, message: `getaddrinfo ${code}` });
    assert.ok(message.includes(flag) && !message.includes('\n'), message);
  }
});

test('the port of RTSP is chosen by a flag of its own', () => {
  const taken = { code: 'EADDRINUSE', message: '' };
  const { message } = portError('rtsp', '127.0.0.1', 8554, taken, '--rtsp-port');
  assert.match(message, /npm start -- --rtsp-port 8600\.$/);
});
