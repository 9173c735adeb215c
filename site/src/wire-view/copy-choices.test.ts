import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyChoicesOf } from './copy-choices.ts';
import { clockTrace } from './testing/sample-trace.ts';
import { anatomyOf } from './record-anatomy.ts';
import { isDataEntry } from './shown-entries.ts';
import { storeOfRecords } from './testing/store-of-records.ts';

function choicesAt(sequence: number, fieldName: string | null) {
  const { entries } = storeOfRecords(clockTrace(1).records).viewOf(1);
  const entry = entries.find((each) => each.kind === 'record' && each.record.sequence === sequence);
  assert.ok(isDataEntry(entry) && entry.connection !== null);
  const anatomy = anatomyOf(entry.connection, entry.record);
  const placed = anatomy.fields.find(({ field }) => field.name === fieldName);
  return copyChoicesOf(anatomy, entry.connection, placed?.path ?? null);
}

const labels = (choices: readonly { readonly label: string }[]) =>
  choices.map(({ label }) => label);

test('a request can be copied as hex, text, curl and nc', () => {
  const choices = choicesAt(2, null);
  assert.deepEqual(labels(choices), ['Hex', 'Text', 'Command: curl', 'Command: nc']);
  assert.match(choices[1]?.text ?? '', /^GET .* HTTP\/1\.1\r\n/);
  assert.match(choices[2]?.text ?? '', /^curl /);
});

test('what the server wrote can be served again, and is no curl command', () => {
  assert.deepEqual(labels(choicesAt(3, null)), ['Hex', 'Text', 'Command: nc, as a server']);
});

test('with a field chosen, hex and text are those of the field', () => {
  const [hex, text] = choicesAt(4, 'chunk-size');
  assert.deepEqual([hex?.label, hex?.text], ['Hex of chunk-size', '32 30']);
  assert.deepEqual([text?.label, text?.text], ['Text of chunk-size', '20']);
});
