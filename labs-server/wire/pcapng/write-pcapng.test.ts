import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { WireRecord } from '../record.ts';
import { latin1Bytes } from './bytes.ts';
import { dataRecord, openRecord, sampleMetadata } from '../testing/sample-trace.ts';
import { writePcapng } from './write-pcapng.ts';

const tsharkMissing = spawnSync('tshark', ['--version']).status !== 0;
const needsTshark = { skip: tsharkMissing ? 'tshark is not installed' : false };

const request = 'GET /s/x/1/server-sent-events/clock HTTP/1.1\r\nHost: 127.0.0.1:4601\r\n\r\n';
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n';
const body = 'b'.repeat(100_000);

function closeRecord(sequence: number, connection: number, cause: 'fin' | 'rst'): WireRecord {
  const at = { sequence, timeUs: sequence * 1000, connection, run: 1 };
  return { kind: 'close', ...at, cause, reason: '' };
}

function exchange(first: number, connection: number, address: string, transport?: 'udp') {
  return [
    openRecord(first, connection, address, transport),
    dataRecord(first + 1, connection, 'client-to-server', 0, request),
    dataRecord(first + 2, connection, 'server-to-client', 0, head),
    dataRecord(first + 3, connection, 'server-to-client', head.length, body),
  ];
}

/** The lines that tshark prints for `records`, each cut at its tabs. */
function runTshark(records: readonly WireRecord[], ...args: string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'wireside-'));
  try {
    const file = join(folder, 'trace.pcapng');
    writeFileSync(file, writePcapng({ metadata: sampleMetadata, records }));
    const { status, stdout, stderr } = spawnSync('tshark', ['-n', '-r', file, ...args], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const fieldsOf = (...names: string[]) => ['-T', 'fields', ...names.flatMap((name) => ['-e', name])];
const unexpected = 'tcp.analysis.flags || _ws.malformed || _ws.expert.severity >= 6291456';

test('tshark follows handshake, request and response in the made-up segments', needsTshark, () => {
  const records = [...exchange(1, 1, '127.0.0.1'), closeRecord(5, 1, 'fin')];
  const lines = runTshark(records, ...fieldsOf('tcp.len', 'tcp.seq', 'http.request.uri'));
  assert.deepEqual(
    lines.map(([length]) => Number(length)),
    [0, 0, 0, request.length, head.length, 65_495, 34_505, 0, 0, 0],
  );
  assert.equal(lines[3]?.[2], '/s/x/1/server-sent-events/clock');
  assert.equal(Number(lines[6]?.[1]), 1 + head.length + 65_495);
});

test('tshark finds nothing to warn about, over IPv4, IPv6, FIN and RST', needsTshark, () => {
  const records = [
    ...exchange(1, 1, '127.0.0.1'),
    closeRecord(5, 1, 'fin'),
    ...exchange(6, 2, '::1'),
    closeRecord(10, 2, 'fin'),
    ...exchange(11, 2, '127.0.0.1'),
  ];
  const checksums = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
  assert.deepEqual(runTshark(records, ...checksums, '-Y', unexpected), []);
});

test('tshark reads the checksums of UDP datagrams as good', needsTshark, () => {
  const records = [
    openRecord(1, 1, '::1', 'udp'),
    dataRecord(2, 1, 'client-to-server', 0, 'ping'),
    openRecord(3, 2, '127.0.0.1', 'udp'),
    dataRecord(4, 2, 'server-to-client', 0, 'pong!'),
  ];
  const check = ['-o', 'udp.check_checksum:TRUE'];
  const lines = runTshark(records, ...check, ...fieldsOf('udp.length', 'udp.checksum.status'));
  assert.deepEqual(lines, [
    ['8', '1'],
    ['12', '1'],
    ['8', '1'],
    ['13', '1'],
  ]);
});

test('bytes that were not kept are a jump that tshark reports', needsTshark, () => {
  const cut: WireRecord = {
    ...dataRecord(2, 1, 'client-to-server', 0, 'head'),
    byteLength: 5004,
    tail: latin1Bytes('tail'),
  };
  const records = [openRecord(1, 1), cut];
  const lines = runTshark(records, ...fieldsOf('tcp.seq', 'tcp.len', 'tcp.analysis.lost_segment'));
  assert.deepEqual(lines.slice(3), [
    ['1', '4', ''],
    ['5001', '4', '1'],
  ]);
});

test('tshark shows the declaration, the comments, the times and page records', needsTshark, () => {
  const page: WireRecord = {
    kind: 'page',
    sequence: 1,
    timeUs: 1_234_567,
    connection: 0,
    run: 1,
    lane: 'postMessage',
    from: 'document A',
    to: 'document B',
    facts: [],
    label: 'message',
    head: latin1Bytes('{"tick":1}'),
  };
  const [line] = runTshark([page], ...fieldsOf('frame.time_epoch', 'data.data', 'frame.comment'));
  assert.equal(line?.[0], '1.234567000');
  assert.equal(Buffer.from(line?.[1] ?? '', 'hex').toString(), '{"tick":1}');
  assert.match(line?.[2] ?? '', /"kind":"page"/);
});

test(
  'what was decrypted is read back, and tshark shows it by its own dissector',
  needsTshark,
  () => {
    const decrypted: WireRecord = {
      kind: 'decrypted',
      sequence: 2,
      timeUs: 5,
      connection: 1,
      run: 1,
      direction: 'client-to-server',
      protocol: 'rtcp',
      streamOffset: 0,
      byteLength: 22,
      // RFC 3550 section 6.6: BYE of one source.
      head: Uint8Array.of(0x81, 203, 0, 1, 0, 0, 0, 7),
    };
    const [line] = runTshark([decrypted], ...fieldsOf('rtcp.pt', 'frame.comment'));
    assert.equal(line?.[0], '203');
    assert.match(line?.[1] ?? '', /"protocol":"rtcp"/);
  },
);

test('the section says that headers are made up and, where it is so, that ids were replaced', () => {
  const declared = Buffer.from(
    writePcapng({ metadata: { ...sampleMetadata, sessionIdsReplaced: true }, records: [] }),
  ).toString('latin1');
  assert.match(declared, /headers round them are made up/);
  assert.match(declared, /Session ids were replaced by zeros of the same length/);
});
