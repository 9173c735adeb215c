/** Every frame that breaks a rule is answered with the close code of RFC 6455 section 7.4.1. */
import { test } from 'node:test';
import { connectRaw } from '../../testing/raw-client.ts';
import { bytesOf, handshake, start } from './testing/websocket-server.ts';

const brokenFrames = [
  ['a text frame that is not UTF-8', '8182 00000000 c328', 1007],
  ['an unmasked frame', '8105 48656c6c6f', 1002],
  ['a reserved opcode', '8385 00000000 48656c6c6f', 1002],
  ['RSV1 without an extension', 'c185 00000000 48656c6c6f', 1002],
  ['a fragmented ping', '0985 00000000 48656c6c6f', 1002],
  ['a ping of 126 bytes', `89fe007e 00000000 ${'00'.repeat(126)}`, 1002],
  ['a continuation of nothing', '8080 00000000', 1002],
  ['a text frame inside a fragmented message', '0181 00000000 48 8181 00000000 48', 1002],
  ['a close code that is not for the wire', '8882 00000000 03ee', 1002],
  ['a claim of 1 GiB', '82ff 0000000040000000 00000000', 1009],
  ['a 64-bit length with the most significant bit set', '82ff 8000000000000000 00000000', 1009],
] as const;

for (const [what, hex, code] of brokenFrames) {
  test(`${what} is answered with Close ${code}`, async (t) => {
    const { server, path } = await start(t);
    const client = await connectRaw(server.urls.labs[0]);
    client.send(handshake(`${path}/echo`));
    await client.until('\r\n\r\n');
    client.send(bytesOf(hex));
    await client.until(`\x88\x02${String.fromCharCode(code >> 8, code & 255)}`);
    client.destroy();
  });
}
