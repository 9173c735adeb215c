/** Reads what a page sends about an attempt. Everything in it comes from outside. */
import type { DispatchedEvent, RoundFailure } from '../../wire/exercise-check.ts';

/** Events that one report may hold; more are of no use to a check. */
const maxEvents = 1000;

const causes = ['threw', 'wrong-type-of-answer', 'timed-out'] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** `{ "exercise": "...", "owner": "..." }`, or null. */
export function readBeginning(body: unknown): { exercise: string; owner: string } | null {
  if (!isObject(body)) return null;
  const { exercise, owner } = body;
  if (typeof exercise !== 'string' || typeof owner !== 'string' || owner.length > 100) return null;
  return { exercise, owner };
}

/** `{ "answer": "..." }` or `{ "failure": { "cause": "threw", "detail": "..." } }`, or null. */
export function readAnswer(body: unknown): string | RoundFailure | null {
  if (!isObject(body)) return null;
  if (typeof body['answer'] === 'string') return body['answer'];
  const failure = body['failure'];
  if (!isObject(failure) || typeof failure['detail'] !== 'string') return null;
  const cause = causes.find((one) => one === failure['cause']);
  return cause === undefined ? null : { cause, detail: failure['detail'].slice(0, 500) };
}

/** `{ "events": [{ "type", "data", "lastEventId" }] }`, or null. */
export function readReport(body: unknown): readonly DispatchedEvent[] | null {
  if (!isObject(body) || !Array.isArray(body['events'])) return null;
  const events: readonly unknown[] = body['events'];
  if (events.length > maxEvents || !events.every(isDispatchedEvent)) return null;
  return events;
}

function isDispatchedEvent(value: unknown): value is DispatchedEvent {
  return (
    isObject(value) &&
    typeof value['type'] === 'string' &&
    typeof value['data'] === 'string' &&
    typeof value['lastEventId'] === 'string'
  );
}
