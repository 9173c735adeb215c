import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { fakeLab } from '../testing/fake-lab.ts';
import type { UploadCount } from './capture-report.ts';
import type { FrameSource } from './frame-source.ts';
import { startUpload, type UploadSocket } from './upload.ts';
import { WebcamError } from './webcam.ts';

const jpegBytes = 1_000;

/** A socket that the test answers, and a camera that makes three frames in the time of one. */
function startTestUpload() {
  const { lab, stop } = fakeLab();
  const sent: Blob[] = [];
  const told: UploadCount[] = [];
  const socket = {
    bufferedAmount: 0,
    closedWith: null as number | null,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (jpeg: Blob) => void sent.push(jpeg),
    close(code: number) {
      socket.closedWith = code;
    },
  } as UploadSocket & { closedWith: number | null };
  let made = 7;
  let end: ((error: Error) => void) | null = null;
  const frames: FrameSource = {
    next: () =>
      new Promise((resolve, reject) => {
        end = reject;
        resolve({ jpeg: new Blob([new Uint8Array(jpegBytes)]), made: (made += 3) });
      }),
  };
  const upload = startUpload(
    lab,
    socket,
    frames,
    () => 10,
    (count) => void told.push(count),
  );
  const answer = async (decoded: number): Promise<void> => {
    const data = JSON.stringify({ received: sent.length, decoded, unreadable: 0 });
    socket.onmessage?.({ data } as MessageEvent);
    await turn();
  };
  const open = async (): Promise<void> => {
    socket.onopen?.({} as Event);
    await upload.opened;
    await turn();
  };
  const close = (code: number, reason: string) => socket.onclose?.({ code, reason } as CloseEvent);
  return { stop, socket, sent, told, upload, open, answer, close, frames, end: () => end };
}

test('nothing is sent before the connection is open, and one frame until it is answered', async () => {
  const { sent, told, open, answer } = startTestUpload();
  await turn();
  assert.equal(sent.length, 0);
  await open();
  await turn();
  assert.equal(sent.length, 1);
  await answer(0);
  assert.equal(sent.length, 2);
  await answer(1);
  assert.deepEqual(told, [
    { made: 1, sent: 1, sentBytes: jpegBytes, decoded: 0, unreadable: 0 },
    { made: 4, sent: 2, sentBytes: 2 * jpegBytes, decoded: 1, unreadable: 0 },
  ]);
});

test('a Stop closes the connection, and nothing is sent any more', async () => {
  const { stop, socket, sent, open, answer } = startTestUpload();
  await open();
  stop.abort();
  assert.equal(socket.closedWith, 1000);
  await answer(1);
  assert.equal(sent.length, 1);
});

test('a lost connection is told with its code and reason', async () => {
  const { upload, open, close } = startTestUpload();
  await open();
  close(1003, 'one JPEG');
  await assert.rejects(upload.lost, /ended the connection of the webcam with 1003: one JPEG\./);
});

test('a connection that was refused is told as well', async () => {
  const { upload, close } = startTestUpload();
  close(1006, '');
  await assert.rejects(upload.opened, /with 1006\./);
});

test('a camera that ends is told', async () => {
  const { upload, frames, open } = startTestUpload();
  frames.next = () => Promise.reject(new WebcamError('ended', 'the track ended'));
  await open();
  await assert.rejects(upload.lost, { failure: 'ended' });
});
