/**
 * The clocks of two documents differ by a fraction of a millisecond. A message that is recorded at both of its ends is
 * never shown to arrive before it was posted.
 */
import type { PageRecord } from '@wireside/labs-server/wire/record.ts';

/** Differences up to this are those of clocks, in microseconds. */
const clockDifferenceUs = 2_000;

/** True for the record of whoever posted the message. */
export function isPost({ label }: PageRecord): boolean {
  return label.startsWith('posted');
}

/** The records in the order of time, of one instant the posts first. */
export function byTime(one: PageRecord, other: PageRecord): number {
  return (
    one.timeUs - other.timeUs ||
    Number(isPost(other)) - Number(isPost(one)) ||
    one.sequence - other.sequence
  );
}

/** `arrival`, moved to the instant of its post where `post` is that. */
export function notBefore(post: PageRecord, arrival: PageRecord): PageRecord {
  const earlyUs = post.timeUs - arrival.timeUs;
  const isEarly = earlyUs > 0 && earlyUs <= clockDifferenceUs;
  return isEarly && isSameMessage(post, arrival) ? { ...arrival, timeUs: post.timeUs } : arrival;
}

function isSameMessage(one: PageRecord, other: PageRecord): boolean {
  return (
    one.lane === other.lane &&
    one.from === other.from &&
    one.to === other.to &&
    one.head.length === other.head.length &&
    one.head.every((byte, at) => byte === other.head[at])
  );
}
