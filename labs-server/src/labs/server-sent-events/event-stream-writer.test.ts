import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { formatEvent, formatRetry, heartbeat } from './event-stream-writer.ts';

function parse(stream: string) {
  const events: EventSourceMessage[] = [];
  const retries: number[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onRetry: (retryMs) => retries.push(retryMs),
  });
  parser.feed(stream);
  return { events, retries };
}

test('an event has its fields in a block that a blank line ends', () => {
  assert.equal(
    formatEvent({ event: 'news', id: 3, data: 'hello' }),
    'event: news\nid: 3\ndata: hello\n\n',
  );
  assert.equal(formatEvent({ data: '' }), 'data: \n\n');
});

test('every line of the data is a field of its own, whatever ends it', () => {
  assert.equal(formatEvent({ data: 'a\nb\r\nc\rd' }), 'data: a\ndata: b\ndata: c\ndata: d\n\n');
});

test('an independent parser reads what was written', () => {
  for (const data of ['', ' leading space', 'a\n\nb', ':colon', 'id: 1', 'řeřicha', '\n']) {
    const stream = heartbeat + formatRetry(1_500) + formatEvent({ id: 1, event: 'x', data });
    const { events, retries } = parse(stream);
    assert.deepEqual(events, [{ id: '1', event: 'x', data }]);
    assert.deepEqual(retries, [1_500]);
  }
});
