import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goodbye, senderReport } from './sender-report.ts';

test('a report has the NTP time of its instant, and the counts', () => {
  const bytes = senderReport({
    ssrc: 0x01020304,
    // 1900 to 1970 are 0x83AA7E80 seconds; half a second is half of 2^32.
    wallMs: 500,
    rtpTimestamp: 0x0a0b0c0d,
    packetCount: 5,
    octetCount: 6,
    cname: 'camera@127.0.0.1',
  });
  const hex = Buffer.from(bytes).toString('hex');
  const report = '80c800060102030483aa7e80800000000a0b0c0d0000000500000006';
  const name = Buffer.from('camera@127.0.0.1').toString('hex');
  assert.equal(hex, `${report}81ca0006010203040110${name}0000`);
});

test('every CNAME ends with a null octet at a boundary of 32 bits', () => {
  for (let length = 0; length < 20; length += 1) {
    const bytes = senderReport({
      ssrc: 1,
      wallMs: 0,
      rtpTimestamp: 0,
      packetCount: 0,
      octetCount: 0,
      cname: 'x'.repeat(length),
    });
    assert.equal(bytes.length % 4, 0);
    assert.equal(bytes.at(-1), 0);
    assert.equal(Buffer.from(bytes).readUInt16BE(30), (bytes.length - 28) / 4 - 1);
  }
});

test('goodbye names who leaves, after an empty report and the CNAME', () => {
  const report = '80c9000100000007';
  const description = '81ca00020000000701016100';
  assert.equal(
    Buffer.from(goodbye(7, 'a')).toString('hex'),
    `${report}${description}81cb000100000007`,
  );
});
