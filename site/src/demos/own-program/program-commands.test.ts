import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsFor, inputs } from './program-commands.ts';

const addresses = {
  site: 'http://127.0.0.1:4600',
  mJpeg: 'http://127.0.0.1:4601/s/a/3/m-jpeg',
  rtsp: 'rtsp://127.0.0.1:8554/s/a/3/rtsp',
};

test('the program is fetched from the site, and run with what it reads and where it publishes', () => {
  const texts = inputs.map((input) =>
    commandsFor('mark_frame.py', input, addresses).map(({ text }) => text),
  );
  const fetched = 'curl -O http://127.0.0.1:4600/programs/mark_frame.py';
  const live = '"rtsp://127.0.0.1:8554/s/a/3/rtsp/live"';
  assert.deepEqual(texts, [
    [fetched, `python3 mark_frame.py "${addresses.mJpeg}/snapshot?quality=50" ${live}`],
    [fetched, `python3 mark_frame.py "${addresses.mJpeg}/stream?fps=5&quality=50" ${live}`],
    [fetched, `python3 mark_frame.py "${addresses.rtsp}/camera" ${live}`],
  ]);
});
