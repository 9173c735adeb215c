/** The WebSocket API: what script sees of a connection. */
import { consoleLines, openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';

test('websocket-events: a student can see one close for every socket, and 1006 without a reason', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · four events', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  const of = (name: string) => lines.filter((line) => line.startsWith(`${name} `));
  expect(of('echo')[0]).toBe('echo open, protocol: chat');
  expect(of('echo')[1]).toBe('echo message: hello from echo');
  expect(of('echo').at(-1)).toMatch(/close .*code: 1000, reason: "done", wasClean: true/);
  expect(of('bye').at(-1)).toMatch(/close .*code: 4001, reason: "see you", wasClean: true/);
  expect(of('cut').at(-1)).toMatch(/close .*code: 1006, reason: "", wasClean: false/);
  expect(of('none')).toEqual([
    'none error, an event of type error',
    expect.stringMatching(/^none close .*code: 1006, reason: "", wasClean: false/),
  ]);
  expect(lines.filter((line) => line.includes(' error'))).toHaveLength(1);
  expect(lines.filter((line) => / close /.test(line))).toHaveLength(4);
});
