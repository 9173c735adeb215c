import assert from 'node:assert/strict';
import { test } from 'node:test';
import { malformed } from './decode-error.ts';
import { FieldReader } from './field-reader.ts';
import { renderFields, renderResult } from './render-fields.ts';

const source = { standard: 'RFC 1', section: '2' };

test('one row per field: range, hex, name, value, meaning and section', () => {
  const bytes = Uint8Array.of(0x81, 0x68, 0x69);
  const reader = new FieldReader(bytes, 4);
  reader.group(() => {
    reader.flag({ name: 'FIN', meaning: 'Last.', source });
    reader.uint({ name: 'opcode', meaning: 'Kind.', source }, 7);
    return { name: 'head', meaning: 'Both.', source };
  });
  reader.latin1({ name: 'text', meaning: 'Words.', source }, 2);
  assert.equal(
    renderFields(reader.fields, bytes, 4),
    [
      '4-5           head            Both. (RFC 1 §2)\n',
      '4-4.1  81       FIN     true  Last. (RFC 1 §2)\n',
      '4.1-5  81       opcode  1     Kind. (RFC 1 §2)\n',
      '5-7    68 69  text      "hi"  Words. (RFC 1 §2)\n',
    ].join(''),
  );
});

test('long hex and long values are cut, control characters are escaped', () => {
  const bytes = new Uint8Array(50).fill(0x7f);
  const reader = new FieldReader(bytes);
  reader.latin1({ name: 'text', meaning: 'Long.', source }, 50);
  assert.equal(
    renderFields(reader.fields, bytes),
    `0-50  ${'7f '.repeat(8)}…  text  "${'\\u007f'.repeat(7).slice(0, 39)}…  Long. (RFC 1 §2)\n`,
  );
});

test('the last line says how the decoding ended', () => {
  const none = new Uint8Array();
  const incomplete = { status: 'incomplete', fields: [], leastByteLength: 7 } as const;
  assert.equal(renderResult(incomplete, none), 'incomplete: at least 7 bytes are needed\n');
  const rule = { code: 'a-b', field: 'f', range: { start: 3, end: 3 }, what: 'no', source };
  assert.equal(
    renderResult(malformed([], { ...rule, protocolStatus: 400 }), none),
    'malformed: f at byte 3: no (RFC 1 §2) [a-b, status 400]\n',
  );
});
