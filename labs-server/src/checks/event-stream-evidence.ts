/** What the log recorded of one round's event stream: the bytes that crossed the socket, given to our decoder. */
import type {
  DispatchedEvent,
  EventStreamEvidence,
  RoundFailure,
} from '../../wire/exercise-check.ts';
import { readEventStream } from '../../wire/event-stream/read-event-stream.ts';
import { decodeResponseHead } from '../../wire/http1/decode-response-head.ts';
import { fieldValues } from '../../wire/http1/message-head.ts';
import type { DataRecord, WireRecord } from '../../wire/record.ts';
import { decodeRecords } from '../../wire/record-codec.ts';
import type { SessionLog } from '../log/session-log.ts';

export type EventStreamOutcome =
  { readonly evidence: EventStreamEvidence } | { readonly failure: RoundFailure };

const gap: EventStreamOutcome = {
  failure: {
    cause: 'evidence-gap',
    detail: 'The record of this round is not whole. Check again.',
  },
};

/**
 * @param run the round's number: each round is a run of the attempt's session
 * @param body what the lab was asked to serve; the recorded bytes must be exactly these
 */
export function eventStreamEvidence(
  log: SessionLog,
  run: number,
  body: Buffer,
  reported: readonly DispatchedEvent[] | null,
): EventStreamOutcome {
  const { bytes, gapBefore } = log.readAfter(0, Number.MAX_SAFE_INTEGER);
  if (gapBefore !== null) return gap;
  const served = servedBody(decodeRecords(bytes), run);
  if (served === null || Buffer.compare(served, body) !== 0) return gap;
  const decoded = readEventStream(served).blocks.flatMap(({ event, range }) =>
    event === null ? [] : [{ ...event, byteRange: range }],
  );
  return { evidence: { body: body.toString('utf8'), decoded, reported } };
}

/** The body of the first event stream that was written in `run`; null when a byte of it is missing. */
function servedBody(records: readonly WireRecord[], run: number): Uint8Array | null {
  const written = records.filter(
    (record): record is DataRecord =>
      record.kind === 'data' && record.run === run && record.direction === 'server-to-client',
  );
  for (const connection of new Set(written.map((record) => record.connection))) {
    const own = written.filter((record) => record.connection === connection);
    if (own.some(({ head, byteLength }) => head.length !== byteLength)) return null;
    const stream = Buffer.concat(own.map(({ head }) => head));
    const head = decodeResponseHead(stream, { atEnd: true });
    if (head.status !== 'complete' || head.value.statusCode !== 200) continue;
    const length = fieldValues(head.value.fieldLines, 'content-length')[0];
    if (length === undefined) continue;
    const end = head.byteLength + Number(length);
    return end <= stream.length ? stream.subarray(head.byteLength, end) : null;
  }
  return null;
}
