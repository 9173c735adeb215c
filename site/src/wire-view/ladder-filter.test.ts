import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import { emptyFilter, FilteredEntries, type LadderFilter } from './ladder-filter.ts';
import { chunk, clockTrace, event, rechunkedTrace } from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';

function passing(records: Parameters<typeof storeOfRecords>[0], change: Partial<LadderFilter>) {
  const view = storeOfRecords(records).viewOf(1);
  const list = new FilteredEntries(view, { ...emptyFilter, ...change });
  return list.upToDate();
}

test('an empty filter is the view itself: nothing is copied', () => {
  const view = storeOfRecords(clockTrace(3).records).viewOf(1);
  const list = new FilteredEntries(view, emptyFilter);
  assert.equal(list.upToDate(), view.entries);
});

test('text finds titles, paths and formats in any case', () => {
  const { records } = clockTrace(3);
  assert.equal(passing(records, { text: 'EVENT 2' }).length, 1);
  assert.equal(passing(records, { text: '/clock' }).length, 1);
  assert.equal(passing(records, { text: 'chunked' }).length, 3);
  assert.equal(passing(records, { text: 'no such thing' }).length, 0);
});

test('direction and connection narrow the ladder', () => {
  const { records } = rechunkedTrace();
  const view = storeOfRecords(records).viewOf(1);
  const key = view.connections[1]?.key ?? null;
  const ofSecond = passing(records, { connection: key });
  assert.equal(ofSecond.length, records.filter(({ connection }) => connection === 13).length);
  const up = passing(records, { direction: 'client-to-server' });
  const data = up.filter((entry) => entry.kind === 'record' && entry.record.kind === 'data');
  assert.equal(data.length, 2);
});

test('a growing view is examined once, except for its newest records', () => {
  const store = storeOfRecords(clockTrace(500).records);
  const view = store.viewOf(1);
  const list = new FilteredEntries(view, { ...emptyFilter, text: 'event stream' });
  assert.equal(list.upToDate().length, 500);
  let looked = 0;
  const watched = new Proxy(view.entries, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  Object.assign(view, { entries: watched });
  assert.equal(list.upToDate().length, 500);
  assert.ok(looked <= 70, `${looked} entries were looked at`);
});

test('a record passes once the event that began in it is complete', () => {
  const trace = clockTrace(0);
  const whole = chunk(event(1, 'split'));
  trace.down(12, whole.slice(0, 8), 10);
  const store = storeOfRecords(trace.records);
  const view = store.viewOf(1);
  const list = new FilteredEntries(view, { ...emptyFilter, text: 'event 1' });
  assert.equal(list.upToDate().length, 0);
  store.append([trace.down(12, whole.slice(8), 20)]);
  assert.equal(list.upToDate().length, 2);
});

test('a record that was looked at passes once what it carried encrypted is told', () => {
  const file = new URL('../../../content/traces/one-five-tuple.pcapng', import.meta.url);
  const result = readPcapng(readFileSync(file));
  assert.ok(result.status === 'read');
  const { records } = result.trace;
  const told = records.findIndex(({ kind }) => kind === 'decrypted');
  const store = storeOfRecords(records.slice(0, told));
  const view = store.viewOf(null);
  const list = new FilteredEntries(view, { ...emptyFilter, text: 'sctp init' });
  assert.equal(list.upToDate().length, 0);
  store.append(records.slice(told, told + 1));
  assert.equal(list.upToDate().length, 1);
});
