import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchNames, helpText, readBenchArguments, usualSeconds } from './bench-arguments.ts';

test('without arguments all are run but the one of ten minutes, in order; names choose', () => {
  const names = benchNames.filter((name) => name !== 'video-memory');
  assert.deepEqual(readBenchArguments([]), { action: 'run', names, seconds: null });
  assert.deepEqual([usualSeconds('http'), usualSeconds('video-memory')], [10, 600]);
  assert.deepEqual(readBenchArguments(['decoder', 'http', '--seconds', '3']), {
    action: 'run',
    names: ['http', 'decoder'],
    seconds: 3,
  });
});

test('the help names every benchmark', () => {
  assert.deepEqual(readBenchArguments(['--help']), { action: 'help' });
  for (const name of benchNames) assert.match(helpText, new RegExp(`^  ${name} `, 'm'));
});

test('a mistake is one line that says what is right', () => {
  for (const [args, right] of [
    [['htpp'], /"htpp", only http, fan-out/],
    [['--seconds', '0'], /from 1 to 600/],
    [['--seconds', 'x'], /from 1 to 600, not "x"/],
    [['--second', '5'], /--second/],
  ] as const) {
    const read = readBenchArguments(args);
    assert.ok(read.action === 'fail');
    assert.match(read.message, right);
    assert.doesNotMatch(read.message, /\n/);
  }
});
