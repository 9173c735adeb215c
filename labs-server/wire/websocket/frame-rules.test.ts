import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstFrameContext, type FrameContext } from './frame.ts';
import { brokenHeaderRule, ordinaryFrameBytes } from './frame-rules.ts';
import { parseFrameHeader } from './parse-frame-header.ts';

const flags = [false, true] as const;
const contexts: readonly FrameContext[] = (['client', 'server', null] as const).flatMap((sender) =>
  flags.flatMap((withinMessage) =>
    flags.flatMap((afterClose) =>
      flags.map((deflate) => ({
        ...firstFrameContext(sender, deflate),
        withinMessage,
        afterClose,
      })),
    ),
  ),
);

test('an ordinary frame keeps every rule, and is as long as its header says', () => {
  let ordinary = 0;
  for (const context of contexts) {
    for (let twoBytes = 0; twoBytes < 0x10000; twoBytes += 1) {
      const bytes = Uint8Array.of(
        0,
        twoBytes >> 8,
        twoBytes & 0xff,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        2,
        3,
        4,
      );
      const byteLength = ordinaryFrameBytes(bytes, 1, context);
      if (byteLength === null) continue;
      ordinary += 1;
      const header = parseFrameHeader(bytes.subarray(1));
      if (typeof header === 'number') return assert.fail();
      assert.equal(brokenHeaderRule(header, context), null);
      assert.equal(byteLength, header.byteLength + Number(header.payloadLength));
    }
  }
  // Text and binary, with 126 lengths, with and without permessage-deflate.
  assert.equal(ordinary, 2 * 126 * 2);
});

test('a frame of which only the first byte is there is not ordinary yet', () => {
  assert.equal(
    ordinaryFrameBytes(Uint8Array.of(0x81), 0, firstFrameContext('client', false)),
    null,
  );
});
