import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { RawStage } from './raw-stage.ts';
import { RtspResyncStage } from './rtsp-resync-stage.ts';
import { reasons } from './undecoded.ts';

/** Where reading goes on in `text`, which comes character by character after a gap of 10 bytes; null where nowhere. */
function resumesAt(text: string): number | null {
  const { context, append, lose } = createStageParts();
  let resumed: number | null = null;
  const stage = new RtspResyncStage(context, lose(10), 0, (start) => {
    resumed = start - 10;
    return new RawStage(context, { start, unit: null }, 0, reasons.rtspNotKept);
  });
  for (const character of text) {
    append(character);
    if (stage.advance()) break;
  }
  return resumed;
}

const frame = '$\0\0\x0c\x80\x1a\0\x01\0\0\0\x02\0\0\0\x0a';

test('a start line is one that can be nothing else', () => {
  assert.equal(resumesAt('abcRTSP/1.0 200 OK\r\n'), 3);
  assert.equal(resumesAt('ab\r\nTEARDOWN rtsp://a/b RTSP/1.0\r\n'), 4);
  assert.equal(resumesAt('RTSP/1.0 OK\r\nTEARDOWN RTSP/1.0\r\n'), null);
});

test('three frames in a row are none by chance', () => {
  assert.equal(resumesAt(`ab$c${frame}${frame}${frame}`), 4);
  assert.equal(resumesAt(`${frame}${frame}`), null);
  assert.equal(resumesAt(`${frame}${frame}x${frame}`), null);
});

test('what lies before is undecoded, and says why', () => {
  const { context, append, lose, unitLines } = createStageParts();
  const stage = new RtspResyncStage(context, lose(4), 0, () => assert.fail());
  append('$$$');
  stage.advance();
  assert.deepEqual(unitLines(), ['undecoded [0, 7) complete']);
});
