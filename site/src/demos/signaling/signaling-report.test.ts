import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import {
  nothingCalled,
  readSignalingReport,
  type SignalingReport,
  wordsOf,
} from './signaling-report.ts';

const candidate = {
  candidate: 'candidate:1 1 udp 2122194687 192.0.2.1 50000 typ srflx raddr 0.0.0.0 rport 0',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
};

const report: SignalingReport = {
  way: 'sse',
  other: 'bob',
  phase: 'connected',
  me: 'A',
  code: 'K7XPD',
  notices: ['Bob sends no checks to one candidate.'],
  steps: [
    { atMs: 1, kind: 'room', from: 'A', text: 'open', message: null, sent: true, received: false },
    ...[
      { type: 'hello', kind: 'bob' } as const,
      { type: 'refused', candidate: candidate.candidate, reason: 'It is far away.' } as const,
      { type: 'offer', sdp: 'v=0\r\n' } as const,
      { type: 'candidate', candidate } as const,
      { type: 'candidate', candidate: null } as const,
      { type: 'bye', reason: '' } as const,
    ].map((message) => ({
      atMs: 2,
      kind: 'message' as const,
      from: 'B' as const,
      text: wordsOf(message),
      message,
      sent: false,
      received: true,
    })),
  ],
};

function kept(value: object): SignalingReport | null {
  const console = [faceLine('signaling', value, 0)];
  const metadata = { console } as unknown as Parameters<typeof shownFace>[0];
  return shownFace(metadata, null, 'signaling', readSignalingReport).report;
}

test('a report is read from a trace as it was kept', () => {
  assert.deepEqual(kept(report), report);
  assert.deepEqual(kept(nothingCalled), nothingCalled);
});

test('a foreign report with a message that is none, or an unknown word, is not shown', () => {
  const foreign: readonly Readonly<Record<string, JsonValue>>[] = [
    { phase: 'flying' },
    { way: 'pigeon' },
    { steps: [{ ...report.steps[0], message: { type: 'offer', sdp: 'hello' } } as JsonValue] },
    { steps: [{ ...report.steps[0], message: { type: 'hello', kind: 'cat' } } as JsonValue] },
  ];
  for (const change of foreign) assert.equal(kept({ ...report, ...change }), null);
});

test('a message has a few words; a candidate says its type', () => {
  assert.deepEqual(
    report.steps.slice(1).map(({ text }) => text),
    [
      'hello, Bob is there',
      'refused srflx',
      'offer',
      'candidate srflx',
      'end of candidates',
      'bye',
    ],
  );
});
