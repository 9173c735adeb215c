import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('decode.ts', import.meta.url));

function decode(...words: string[]) {
  return spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
}

test('it prints the fields of bytes given as hex', () => {
  const { status, stdout } = decode('chunked', '35 0d 0a', '68656c6c6f 0d0a');
  assert.equal(status, 0);
  assert.match(stdout, /^0-1 +35 +chunk-size +5 +Hexadecimal: 5 bytes/);
  assert.match(stdout, /complete: 10 bytes\n/);
});

test('it prints the fields of a fixture', () => {
  const fixture = new URL('../../wire/event-stream/fixtures/standard-stock.hex', import.meta.url);
  const { status, stdout } = decode('event-stream', fileURLToPath(fixture));
  assert.equal(status, 0);
  assert.match(stdout, /"YHOO"/);
});

test('a malformed input is an answer, not a failure', () => {
  const { status, stdout } = decode('chunked', '7a7a');
  assert.equal(status, 0);
  assert.match(stdout, /malformed: chunk-size at byte 0: expected 1\*HEXDIG, found "zz"/);
});

test('a reader that has seen enough, such as head, is no failure', async () => {
  const trace = new URL('../../../content/traces/race.pcapng', import.meta.url);
  const child = spawn(process.execPath, [script, 'pcapng', fileURLToPath(trace)]);
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  assert.deepEqual({ code, errors }, { code: 0, errors: '' });
});

test('a wrong call is told how to call', () => {
  const { status, stdout, stderr } = decode('smoke-signals', '00');
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^There is no format "smoke-signals"\.\nUsage: npm run decode/);
});
