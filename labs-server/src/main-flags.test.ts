import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFlags } from './main-flags.ts';

test('flags become options', () => {
  assert.deepEqual(
    readFlags(
      '--port 5000 --host 0.0.0.0 --allow-host Lan.test --allow-host b --site-origin https://course.example/'.split(
        ' ',
      ),
    ),
    {
      action: 'start',
      options: {
        port: 5000,
        host: '0.0.0.0',
        allowHosts: ['lan.test', 'b'],
        siteOrigins: ['https://course.example'],
      },
    },
  );
  for (const host of ['::', '::1', '0.0.0.0', 'fe80::1%eth0', 'localhost']) {
    const flags = readFlags(['--host', host]);
    assert.ok(flags.action === 'start' && flags.options.host === host, host);
  }
  const camera = readFlags(['--camera', 'rtsp://camera.test/a b']);
  assert.ok(camera.action === 'start' && camera.options.camera === 'rtsp://camera.test/a b');
  const stun = readFlags(
    '--stun-port 0 --ice turn:turn.example:3478 --ice-secret north'.split(' '),
  );
  assert.ok(stun.action === 'start' && stun.options.stunPort === 0);
  assert.deepEqual(stun.options.ice, { authority: 'turn.example:3478', secret: 'north' });
  assert.equal(readFlags(['--help', '--port', 'x']).action, 'help');
});

test('HTTPS is with a made certificate, or with one from files', () => {
  const made = readFlags(['--https']);
  assert.ok(made.action === 'start' && made.certificate === 'made');
  const files = readFlags(['--https', '--cert', 'a.pem', '--key', 'b.pem']);
  const paths = { certPath: 'a.pem', keyPath: 'b.pem' };
  assert.deepEqual(files.action === 'start' && files.certificate, paths);
  assert.ok(!('certificate' in readFlags([])));
});

test('a mistake is one line that names the flag', () => {
  const mistakes = [
    [['--port', '65533'], '--port'],
    [['--port', 'abc'], '--port'],
    [['--allow-host', 'lan.test:80'], '--allow-host'],
    [['--site-origin', 'course.example'], '--site-origin'],
    [['--site-origin', 'https://course.example/path'], '--site-origin'],
    [['--portt', '1'], '--portt'],
    [['--camera', ''], '--camera'],
    [['--cert', 'a.pem'], '--key'],
    [['--key', 'a.pem'], '--cert'],
    [['--camera=-f'], '--camera'],
    [['--rtsp-port', '65536'], '--rtsp-port'],
    [['--stun-port', '-1'], '--stun-port'],
    [['--ice', 'stun:turn.example'], '--ice'],
    [['--ice', 'turn:turn.example'], '--ice-secret'],
    [['--ice-secret', 'north'], '--ice'],
    [['extra'], 'extra'],
    [['--port', '--host', 'x'], '--port'],
    [['--port'], '--port'],
    [['--help=yes'], '--help'],
    [['--host', ''], '--host'],
    [['--host', '127.0.0.1:80'], '--host'],
    [['--host', 'http://lan.test'], '--host'],
    [['--allow-host', ''], '--allow-host'],
  ] as const;
  for (const [args, named] of mistakes) {
    const flags = readFlags(args);
    assert.ok(flags.action === 'fail', named);
    assert.ok(flags.message.includes(named) && !flags.message.includes('\n'), flags.message);
  }
});
