/** The check of "Server-sent events by hand": the server's decoder decides, EventSource's report must agree. */
import type {
  DecodedEvent,
  DispatchedEvent,
  Draw,
  EventStreamEvidence,
  ExerciseCheck,
  Feedback,
  FeedbackPlace,
  Round,
  StreamEvent,
} from '@wireside/labs-server/wire/exercise-check.ts';

type StreamRound = Round<readonly StreamEvent[], EventStreamEvidence>;

interface Finding {
  readonly verdict: 'wrong' | 'not-judged';
  readonly feedback: Feedback;
}

const eventNames = ['price', 'reset', 'greeting', 'Tick'];
const words = ['fish', 'and', 'chips', 'čaj', '42', 'a: b', ': not a comment', 'data: no', '🌍'];

/** Every round holds each hard case once: a name, several lines, no data, a leading space, an id set, kept, cleared. */
function drawEvents({ random, nonce, round }: Draw): StreamEvent[] {
  const upTo = (limit: number) => Math.floor(random() * limit);
  const text = () => `${words[upTo(words.length)]} ${nonce}-${round}-${upTo(1e6)}`;
  const lines = `${text()}\n${text()}\n${text()}`;
  const data = ['', text(), lines, `  ${text()}`, `\n${text()}\n`, text()]
    .map((value) => ({ value, key: random() }))
    .toSorted((a, b) => a.key - b.key);
  const named = upTo(data.length);
  const cleared = 2 + upTo(data.length - 2);
  const idAt = (index: number) => {
    if (index === cleared) return '';
    return index === 0 || (index > cleared && random() < 0.5) ? text() : null;
  };
  return data.map(({ value }, index) => ({
    type: index === named ? `${eventNames[upTo(eventNames.length)]}` : 'message',
    data: value,
    id: idAt(index),
  }));
}

/** What a correct stream dispatches: the last event ID stays until the next `id` field sets it. */
function expectedEvents(events: readonly StreamEvent[]): DispatchedEvent[] {
  let lastEventId = '';
  return events.map(({ type, data, id }) => {
    lastEventId = id ?? lastEventId;
    return { type, data, lastEventId };
  });
}

function isSame(a: DispatchedEvent | undefined, b: DispatchedEvent | undefined): boolean {
  return a?.type === b?.type && a?.data === b?.data && a?.lastEventId === b?.lastEventId;
}

function firstDifference(
  expected: readonly DispatchedEvent[],
  actual: readonly DispatchedEvent[],
): number | null {
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index += 1) {
    if (!isSame(expected[index], actual[index])) return index;
  }
  return null;
}

function describe(event: DispatchedEvent | undefined): string {
  if (event === undefined) return 'no event';
  const { type, data, lastEventId } = event;
  return `type ${JSON.stringify(type)}, data ${JSON.stringify(data)}, last event ID ${JSON.stringify(lastEventId)}`;
}

/** The part of the body after the last event that was dispatched. */
function undispatchedTail({ body, decoded }: EventStreamEvidence): string {
  const bytes = new TextEncoder().encode(body);
  return new TextDecoder().decode(bytes.subarray(decoded.at(-1)?.byteRange.end ?? 0));
}

interface Difference {
  readonly wanted: DispatchedEvent | undefined;
  /** The events that were to follow it. */
  readonly later: readonly DispatchedEvent[];
  readonly got: DecodedEvent | undefined;
  readonly evidence: EventStreamEvidence;
}

/** Are data lines of a later event behind those of this one? Then no blank line parted them. */
function holdsLaterEvent({ wanted, later, got }: Difference): boolean {
  const [start, ...rest] = got?.data.split('\n') ?? [];
  const texts = later.map(({ data }) => data.split('\n').find((line) => line !== '') ?? null);
  return start === wanted?.data.split('\n')[0] && rest.some((line) => texts.includes(line));
}

/** The mistakes that we know, the most telling first. The first that fits names the feedback. */
const mistakes: readonly { id: string; fits(difference: Difference): boolean }[] = [
  {
    id: 'space-before-colon',
    fits: ({ evidence }) => /^(data|event|id|retry)[ \t]+:/m.test(evidence.body),
  },
  { id: 'too-many-events', fits: ({ wanted }) => wanted === undefined },
  {
    id: 'escaped-newline',
    fits: ({ wanted, got }) => wanted?.data !== got?.data && got?.data.includes('\\n') === true,
  },
  {
    id: 'empty-data-lost',
    fits: ({ wanted, later, got }) =>
      got !== undefined && wanted?.data === '' && got.data === later[0]?.data,
  },
  {
    id: 'missing-blank-line',
    fits: (difference) =>
      /^data/m.test(undispatchedTail(difference.evidence)) || holdsLaterEvent(difference),
  },
  {
    id: 'raw-newline',
    fits: ({ wanted, evidence }) => {
      const bodyLines = evidence.body.split('\n');
      const rest = wanted?.data.split('\n').slice(1) ?? [];
      return rest.some((line) => line !== '' && bodyLines.includes(line));
    },
  },
  {
    id: 'leading-space-lost',
    fits: ({ wanted, got }) =>
      wanted?.data.startsWith(' ') === true && got?.data === wanted.data.slice(1),
  },
  { id: 'wrong-data', fits: ({ wanted, got }) => wanted?.data !== got?.data },
  { id: 'wrong-type', fits: ({ wanted, got }) => wanted?.type !== got?.type },
  { id: 'id-not-cleared', fits: ({ wanted }) => wanted?.lastEventId === '' },
  { id: 'wrong-id', fits: () => true },
];

function judgeEvidence(round: StreamRound, evidence: EventStreamEvidence): Finding | null {
  const expected = expectedEvents(round.input);
  const eventIndex = firstDifference(expected, evidence.decoded);
  if (eventIndex === null) return judgeReport(round, expected, evidence.reported);
  const got = evidence.decoded[eventIndex];
  const wanted = expected[eventIndex];
  const difference = { wanted, later: expected.slice(eventIndex + 1), got, evidence };
  const id = mistakes.find((mistake) => mistake.fits(difference))?.id ?? 'wrong-data';
  const at: FeedbackPlace = { round: round.number, eventIndex, byteRange: got?.byteRange };
  const message = `Round ${round.number}, event ${eventIndex + 1}: expected ${describe(wanted)}; got ${describe(got)}.`;
  return { verdict: 'wrong', feedback: { id, message, at } };
}

function notJudged(id: string, message: string, at: FeedbackPlace): Finding {
  return { verdict: 'not-judged', feedback: { id, message, at } };
}

/** The bytes are right, so a report that differs is not the student's fault. */
function judgeReport(
  { number }: StreamRound,
  expected: readonly DispatchedEvent[],
  reported: readonly DispatchedEvent[] | null,
): Finding | null {
  const start = `Round ${number}: your bytes are right, but`;
  if (reported === null) {
    return notJudged('no-report', `${start} EventSource sent no report.`, { round: number });
  }
  const eventIndex = firstDifference(expected, reported);
  if (eventIndex === null) return null;
  const got = `as event ${eventIndex + 1} ${describe(reported[eventIndex])}`;
  const message = `${start} EventSource reported ${got}.`;
  return notJudged('browser-disagrees', message, { round: number, eventIndex });
}

function judgeRound(round: StreamRound): Finding | null {
  if ('evidence' in round.outcome) return judgeEvidence(round, round.outcome.evidence);
  const { cause, detail } = round.outcome.failure;
  const message = `Round ${round.number}: ${detail}`;
  const feedback: Feedback = { id: cause, message, at: { round: round.number } };
  return { verdict: cause === 'evidence-gap' ? 'not-judged' : 'wrong', feedback };
}

export const check: ExerciseCheck<'event-stream', readonly StreamEvent[]> = {
  id: 'sse-by-hand',
  evidence: 'event-stream',
  exportName: 'writeStream',
  rounds: 3,
  drawInput: drawEvents,
  judge(rounds) {
    const findings = rounds.map(judgeRound).filter((finding) => finding !== null);
    const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
    if (wrong.length > 0)
      return { verdict: 'wrong', feedback: wrong.map(({ feedback }) => feedback) };
    if (rounds.length < check.rounds) {
      const message = `Only ${rounds.length} of ${check.rounds} rounds were run. Run the check again.`;
      return { verdict: 'not-judged', feedback: [{ id: 'evidence-gap', message }] };
    }
    if (findings.length === 0) return { verdict: 'right', feedback: [] };
    return { verdict: 'not-judged', feedback: findings.map(({ feedback }) => feedback) };
  },
};
