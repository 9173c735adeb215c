/** What is done with a bench before and after Run, so that its recorded trace shows its point and stays small. */
import type { Locator } from '@playwright/test';
import { startProgram } from '../../../content/programs/testing/own-program.ts';
import { iceScenarios } from './ice-scenarios.ts';
import { phoneScenarios } from './phone-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { webRtcScenarios } from './webrtc-scenarios.ts';

/** Waits until the console holds `times` lines with this text. */
async function untilLogged(bench: Locator, text: RegExp, times = 1): Promise<void> {
  const lines = bench.locator('.console-values').filter({ hasText: text });
  await lines.nth(times - 1).waitFor();
}

/** What the clock's events hold. */
const isoTime = /\d{4}-\d\d-\d\dT/;

/** By bench id. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...iceScenarios,
  ...phoneScenarios,
  ...webRtcScenarios,
  race: {
    prepare: (bench) => bench.getByRole('radio').first().check(),
  },
  'chunk-microscope': {
    prepare: async (bench) => {
      const response = bench.getByRole('textbox', { name: /^the response/ });
      const text = await response.inputValue();
      const broken = text.replace(/^25$/m, '24');
      if (broken === text) throw new Error('its response has no chunk of size 25 to break');
      await response.fill(broken);
    },
  },
  'handshake-answer': {
    prepare: (bench) => bench.getByRole('button', { name: 'GUID of 2019', exact: true }).click(),
  },
  'frame-builder': {
    prepare: async (bench) => {
      const presets = bench.getByRole('combobox', { name: 'begin with' });
      await presets.selectOption({ label: 'A message within a message' });
    },
  },
  'websocket-hijack': {
    prepare: (bench) => bench.getByRole('checkbox', { name: 'every combination' }).check(),
  },
  'websocket-tank': {
    // The server does not read, so next to nothing crosses the wire, and everything waits in the page.
    shown: async (bench) => {
      const words = bench.getByRole('paragraph').filter({ hasText: 'handed over at once' });
      await words.waitFor();
    },
  },
  'capture-and-detect': {
    // Few frames of a drawing: they are small, and the model knows what it shows.
    prepare: async (bench) => {
      const source = bench.getByRole('combobox', { name: 'pictures from' });
      await source.selectOption({ label: 'a drawing by this page' });
      await bench.getByRole('combobox', { name: 'frames per second' }).selectOption('2');
    },
    shown: async (bench) => {
      await bench.getByRole('list', { name: 'Objects' }).getByText('marked').first().waitFor();
      await bench.getByRole('button', { name: 'Take a snapshot' }).click();
      await bench.getByRole('region', { name: 'Snapshot' }).waitFor();
    },
  },
  'm-jpeg-camera': {
    // Pictures are large, and some of the photos twice as large as others: ten small ones are enough to see the parts.
    prepare: async (bench) => {
      await bench.getByRole('combobox', { name: 'how many frames' }).selectOption('10 frames');
      await bench.getByRole('combobox', { name: 'quality' }).selectOption('10');
    },
  },
  'm-jpeg-sizes': {
    prepare: async (bench) => {
      await bench.getByRole('combobox', { name: 'frames', exact: true }).selectOption('10');
      await bench.getByRole('combobox', { name: 'quality of JPEG' }).selectOption('30');
    },
  },
  'detect-in-browser': {
    prepare: async (bench) => {
      const choose = (name: string, option: string) =>
        bench.getByRole('combobox', { name }).selectOption(option);
      await choose('quality', '30');
      await choose('frames per second', '2');
      await choose('how many frames', '10');
    },
  },
  'own-program': {
    // The program itself: it needs Python with OpenCV, and ffmpeg.
    shown: async (bench) => {
      const command = await bench.getByText(/^python3 mark_frame\.py/).innerText();
      const [, from = '', to = ''] = /"([^"]+)" "([^"]+)"/.exec(command) ?? [];
      const program = startProgram('mark_frame.py', [from.replace('quality=50', 'quality=10'), to]);
      try {
        await bench.getByText(/^frame \d+$/).waitFor();
      } finally {
        await program.interrupt();
      }
    },
  },
  'three-readers': {
    prepare: async (bench) => {
      const path = bench.getByRole('combobox', { name: 'path' });
      await path.selectOption({ label: 're-chunking proxy' });
    },
  },
  'sse-clock': {
    // Three events, the reconnection, and an event more: it goes on where it was.
    shown: (bench) => untilLogged(bench, isoTime, 4),
  },
  'eventsource-example': {
    shown: (bench) => untilLogged(bench, /^message/, 3),
  },
  'sse-answers': {
    shown: (bench) => untilLogged(bench, /delivered an event/, 2),
  },
  'six-connections': {
    shown: async (bench) => {
      const answers = bench.locator('dd').filter({ hasText: /answer/ });
      await answers.nth(1).waitFor();
    },
  },
  'socket-io-timeline': {
    shown: async (bench) => {
      const seen = bench.getByRole('region', { name: 'What script saw' });
      const press = (name: string) => bench.getByRole('button', { name, exact: true }).click();
      await seen.getByText('upgrade to websocket').waitFor();
      await press('Emit with acknowledgement');
      await seen.getByText(/^acknowledged/).waitFor();
      await press('Join room blue');
      await press('Open namespace /news');
      await press('Send bytes');
      await seen.getByText(/reversed/).waitFor();
      await press('Break the connection');
      await seen.getByText(/recovered: true/).waitFor();
      await seen.getByText('upgrade to websocket').nth(1).waitFor();
    },
  },
  'rtsp-console': {
    // One small picture is enough.
    shown: async (bench) => {
      const said = bench.getByRole('list', { name: 'Dialogue' }).getByRole('listitem');
      const send = async (name: string, words: string) => {
        await bench.getByRole('button', { name, exact: true }).click();
        await bench.getByRole('button', { name: 'Send request', exact: true }).click();
        await said.last().filter({ hasText: words }).waitFor();
      };
      await bench.getByRole('combobox', { name: 'the stream' }).selectOption('slow');
      await send('OPTIONS', '200, Init');
      await send('DESCRIBE', '200, Init');
      await send('SETUP interleaved', '200, Ready');
      await send('PAUSE', '455, Ready');
      await send('PLAY', '200, Playing');
      await bench.getByRole('img', { name: /^Frame \d+ of the camera$/ }).waitFor();
      await send('PAUSE', '200, Ready');
      await send('TEARDOWN', '200, Init');
    },
  },
  'into-video': {
    // Every picture is in the trace by each way: the first frame of the slowest one is enough.
    prepare: async (bench) => {
      for (const name of ['img element', 'captureStream', 'MediaStreamTrackGenerator']) {
        await bench.getByRole('checkbox', { name }).uncheck();
      }
    },
    shown: async (bench) => {
      const row = bench.getByRole('row', { name: /^RTSP, ffmpeg, MSE/ });
      await row.getByRole('cell').nth(1).filter({ hasText: 'ms' }).waitFor();
    },
  },
  'sse-kill': {
    shown: async (bench) => {
      await untilLogged(bench, /again after/);
      await untilLogged(bench, isoTime, 4);
    },
  },
  'sse-replay': {
    shown: async (bench) => {
      await untilLogged(bench, /^open/, 2);
      await untilLogged(bench, /different events so far/, 12);
    },
  },
};
