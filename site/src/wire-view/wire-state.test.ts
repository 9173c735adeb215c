import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldRowsOf, pathsAbove, valueText } from './field-rows.ts';
import { anatomyOf } from './record-anatomy.ts';
import {
  countUpTo,
  isDataEntry,
  positionOf,
  recordHolding,
  shownEntryOf,
} from './shown-entries.ts';
import { clockTrace, rechunkedTrace } from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { createWireState } from './wire-state.ts';
import { emptySentence, statusSentence } from './wire-status.ts';
import { wireSizeOf } from './use-wire-size.ts';

test('selecting a field opens the fields above it, and another record clears the choice', () => {
  const state = createWireState();
  state.selectField('4.1.0', 7);
  assert.deepEqual([...state.expanded.value], ['4.1']);
  assert.deepEqual(pathsAbove('4.1.0.2'), ['4.1', '4.1.0']);
  state.selectEntry(9);
  assert.equal(state.selectedPath.value, null);
  assert.equal(state.cursor.value, null);
});

test('an entry that is held stays chosen with its field, and nothing follows the newest any more', () => {
  const state = createWireState();
  assert.equal(state.follow.value, true);
  state.holdEntry(4);
  state.selectField('4.1', 2);
  assert.equal(state.follow.value, false);
  state.holdEntry(4);
  assert.equal(state.selectedEntry.value, 4);
  assert.equal(state.selectedPath.value, '4.1');
});

test('the field table shows children only where they were opened, and no more than its limit', () => {
  const { entries } = storeOfRecords(clockTrace(1).records).viewOf(1);
  const entry = entries[1];
  assert.ok(isDataEntry(entry) && entry.connection !== null);
  const anatomy = anatomyOf(entry.connection, entry.record);
  const closed = fieldRowsOf(anatomy, new Set(), 100);
  assert.ok(closed.rows.every((row) => row.kind === 'unit' || row.placed.depth === 0));
  const first = closed.rows[0];
  assert.ok(first?.kind === 'field' && first.expandable);
  const open = fieldRowsOf(anatomy, new Set([first.placed.path]), 100);
  assert.ok(open.rows.length > closed.rows.length);
  const limited = fieldRowsOf(anatomy, new Set(), 1);
  assert.equal(limited.rows.length, 1);
  assert.equal(limited.hidden, closed.rows.length - 1);
  assert.ok(valueText({ ...first.placed.field, value: 'x'.repeat(999) }).length < 200);
});

test('the newest data record is shown until one is chosen', () => {
  const { entries } = storeOfRecords(clockTrace(3).records).viewOf(1);
  assert.equal(shownEntryOf(null, entries, entries.length), entries.at(-1));
  const chosen = entries[2];
  assert.equal(shownEntryOf(chosen?.index ?? null, entries, entries.length), chosen);
  assert.equal(shownEntryOf(null, [], 0), null);
  assert.equal(countUpTo(entries, chosen?.index ?? -1), 3);
  assert.equal(positionOf(entries, chosen?.index ?? -1), 2);
});

test('the record that holds a byte of the same stream is found', () => {
  const { entries } = storeOfRecords(rechunkedTrace().records).viewOf(1);
  const last = entries.findLast((entry) => isDataEntry(entry) && entry.record.connection === 12);
  assert.ok(isDataEntry(last));
  const stream = { connection: last.connection, direction: last.record.direction };
  const before = recordHolding(entries, stream, last.record.streamOffset - 1);
  assert.ok(before && before.record.connection === 12 && before !== last);
  assert.equal(recordHolding(entries, stream, 1e9), null);
});

test('empty and waiting states say what will appear, and how', () => {
  const empty = { status: 'live', live: false, filtered: false, beforeRun: 'Race.' } as const;
  assert.equal(emptySentence(empty), 'Race.');
  assert.match(emptySentence({ ...empty, live: true }), /Waiting/);
  assert.match(emptySentence({ ...empty, filtered: true }), /passes the filter/);
  assert.match(emptySentence({ ...empty, status: 'recorded' }), /holds no records/);
  assert.match(emptySentence({ ...empty, status: 'disconnected' }), /lab server/);
  const recorded = statusSentence('recorded', '2026-11-22T10:00:00Z', false);
  assert.match(recorded ?? '', /on 22 November 2026\./);
  assert.equal(statusSentence('live', null, false), null);
});

test('a view that is not connected speaks of what was shown before only if there is something', () => {
  assert.match(statusSentence('disconnected', null, false) ?? '', /shown before/);
  assert.equal(statusSentence('disconnected', null, true), null);
});

test('room is measured in letters, so that a large view stacks, too', () => {
  assert.equal(wireSizeOf(1107, 13), 'wide');
  assert.equal(wireSizeOf(1107, 26), 'narrow');
  assert.equal(wireSizeOf(700, 13), 'stacked');
  assert.equal(wireSizeOf(360, 13), 'narrow');
});
