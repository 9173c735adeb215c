/** The race in words: who needed the most bytes, why, and what became of the guess. Figures are the student's own. */
import { formatCount, plural } from '../../wire-view/quantities.ts';
import { bytesPerEvent, costOf, type RaceReport } from './race-report.ts';
import type { LaneCost } from './race-series.ts';

/** What the words need of a lane. */
export interface NamedLane {
  readonly id: string;
  readonly label: string;
  /** True when its last request opens a WebSocket that carries the events. */
  readonly upgrades?: boolean;
}

export interface RaceVerdict {
  /** Null: nothing can be compared. */
  readonly right: boolean | null;
  readonly sentences: readonly string[];
}

/** What came of the guess; null while lanes still race, and before the first event. */
export function verdictOf(report: RaceReport, lanes: readonly NamedLane[]): RaceVerdict | null {
  if (Object.values(report.lanes).some(({ state }) => state === 'races')) return null;
  const ranking = rankingOf(report, lanes);
  const [most] = ranking;
  const least = ranking.at(-1);
  const guess = ranking.find(({ lane }) => lane.id === report.guess);
  if (most === undefined || least === undefined || guess === undefined) {
    return { right: null, sentences: ['Your guess cannot be judged: its lane delivered nothing.'] };
  }
  const right = guess === most;
  const sentences = [
    right
      ? `Right: ${most.lane.label} needed the most, ${most.bytes} per event.`
      : `Not this time. You guessed ${guess.lane.label}, and it needed ${guess.bytes} per event; ${most.lane.label} needed ${most.bytes}.`,
    reasonOf(most),
  ];
  if (least !== most) {
    sentences.push(`Least: ${least.lane.label}, ${least.bytes}. ${reasonOf(least)}`);
  }
  const stopped = Object.values(report.lanes).some(({ state }) => state === 'stopped');
  if (stopped) sentences.push('The race was stopped: the figures are those of what had arrived.');
  else sentences.push(nextQuestion(report));
  return { right, sentences };
}

interface Ranked {
  readonly lane: NamedLane;
  readonly cost: LaneCost;
  readonly perEvent: number;
  /** `771 B`. */
  readonly bytes: string;
}

/** Lanes that delivered something, the most expensive first. */
function rankingOf(report: RaceReport, lanes: readonly NamedLane[]): readonly Ranked[] {
  return lanes
    .flatMap((lane) => {
      const cost = costOf(report, lane.id);
      const perEvent = bytesPerEvent(report, lane.id);
      if (cost === null || perEvent === null) return [];
      return [{ lane, cost, perEvent, bytes: `${formatCount(Math.round(perEvent))} B` }];
    })
    .toSorted((a, b) => b.perEvent - a.perEvent);
}

/** Why a lane costs what it costs: requests against events. */
function reasonOf({ lane, cost: { requests, delivered } }: Ranked): string {
  const events = plural(delivered, 'event');
  if (lane.upgrades === true && requests === 1) {
    return `One request opened a connection that carried ${events}, each in a frame.`;
  }
  if (requests === 1) return `One request, and one response that carried ${events}.`;
  const asked = `It asked ${requests} times for ${events}`;
  if (requests > delivered * 1.5) return `${asked}: answers without news cost bytes too.`;
  if (requests < delivered * 0.75) return `${asked}: one answer brought several.`;
  return `${asked}: about one whole request and response for each.`;
}

function nextQuestion({ setting }: RaceReport): string {
  const other = setting.rateHz > 1 ? '0.5 events per second' : '10 events per second';
  return `Now guess for ${other}, and race again.`;
}

/** One sentence for the ear while the race runs. */
export function progressOf(report: RaceReport, lanes: readonly NamedLane[]): string {
  const delivered = lanes.map(({ label, id }) => `${label} ${costOf(report, id)?.delivered ?? 0}`);
  return `Events delivered: ${delivered.join(', ')}.`;
}
