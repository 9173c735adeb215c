/** A session's log as a trace file that can be shared. */
import { redactSession } from '../../wire/pcapng/redact-session.ts';
import { writePcapng } from '../../wire/pcapng/write-pcapng.ts';
import type { WireRecord } from '../../wire/record.ts';
import { decodeRecords } from '../../wire/record-codec.ts';
import { version } from '../../wire/version.ts';
import type { Clock } from '../labs/lab.ts';
import type { Session } from '../sessions/session.ts';

/** The whole log, or one run of it, as pcapng; the session's id is replaced by zeros of the same length. */
export function sessionTrace(session: Session, run: number | null, clock: Clock): Uint8Array {
  const all = decodeRecords(session.log.readAfter(0, Number.POSITIVE_INFINITY).bytes);
  const records = run === null ? all : recordsOfRun(all, run);
  const metadata = {
    title: run === null ? 'A session' : `Run ${run}`,
    benchId: null,
    code: null,
    console: [],
    createdAt: new Date(clock.wallMs()).toISOString(),
    productVersion: version,
    originUs: null,
    sessionIdsReplaced: false,
  };
  return writePcapng(redactSession({ metadata, records }, session.id));
}

/** What belongs to `run`, with the opening and closing of every connection that it used. */
export function recordsOfRun(records: readonly WireRecord[], run: number): WireRecord[] {
  const used = new Set(
    records.filter((record) => record.run === run).map((record) => record.connection),
  );
  return records.filter(({ kind, connection, ...record }) => {
    const isEnd = kind === 'open' || kind === 'close';
    return record.run === run || (isEnd && used.has(connection));
  });
}
