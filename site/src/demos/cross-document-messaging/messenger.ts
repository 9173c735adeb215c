/** One message from document A to document B, both real, and what became of it. */
import type { LabApi } from '../../cell/lab-api.ts';
import type { DocumentReport } from '../../lab/documents/document-report.ts';
import type { KnownDocument } from '../../lab/documents/page-documents.ts';
import { structuredText } from '../../lab/documents/structured-text.ts';
import type { CheckChoice, Origins, TargetChoice } from './messenger-choices.ts';
import type { MessengerRow } from './messenger-report.ts';

export interface MessengerWorld {
  /** Puts document A, which embeds document B, into the bench; what stood there goes. */
  readonly showFrame: (url: string) => void;
  /** The documents of this run that are there. */
  readonly documents: () => readonly KnownDocument[];
  /** What the sender of a report is called. */
  readonly senderOf: (report: DocumentReport) => string;
  readonly theme: string;
}

export interface MessengerSetting {
  readonly data: string;
  readonly target: TargetChoice;
  readonly check: CheckChoice;
}

const path = '/cross-document-messaging/document';
const loadMs = 15_000;
/** How long the mark behind the message is waited for: it always comes, even to a busy machine. */
const markMs = 15_000;
const lookMs = 20;

export function originsOf(lab: LabApi): Origins {
  const origin = (of: 'a' | 'b'): string => new URL(lab.url('/', {}, { origin: of })).origin;
  return { a: origin('a'), b: origin('b') };
}

/** Loads both documents, posts, and waits for the mark that follows the message to B and returns behind its answer. */
export async function sendMessage(
  lab: LabApi,
  world: MessengerWorld,
  { data, target, check }: MessengerSetting,
): Promise<MessengerRow> {
  const origins = originsOf(lab);
  const { theme } = world;
  const own = { name: 'B', source: 'parent', theme, ...check.parameters(origins) };
  const frame = lab.url(path, own, { origin: 'b' });
  const partner = { name: 'A', trusted: origins.b, reply: 'none', theme, frame };
  world.showFrame(lab.url(path, partner));
  const [a, b] = await loaded(lab, world);
  const targetOrigin = target.targetOrigin(origins);
  a.post(data, targetOrigin);
  const isOver = (): boolean => a.marks.peek() > 0 && b.marks.peek() > 0;
  await lookUntil(lab, markMs, isOver);
  if (!isOver()) throw new Error('The documents do not answer any more. Post again.');
  const arrived = delivered(b);
  return {
    data,
    targetOrigin,
    condition: check.condition(origins),
    thrown: thrown(a)?.verdict ?? null,
    arrived:
      arrived === undefined
        ? null
        : { origin: arrived.origin ?? '', source: world.senderOf(arrived) },
    verdict: arrived?.verdict ?? null,
    answer: answerOf(a),
  };
}

async function loaded(
  lab: LabApi,
  { documents }: MessengerWorld,
): Promise<readonly [KnownDocument, KnownDocument]> {
  const named = (name: string) => documents().find((one) => one.name === name);
  await lookUntil(lab, loadMs, () => named('A') !== undefined && named('B') !== undefined);
  const [a, b] = [named('A'), named('B')];
  if (a !== undefined && b !== undefined) return [a, b];
  throw new Error('The two documents did not load. Is the lab server still there?');
}

async function lookUntil(lab: LabApi, forMs: number, isSo: () => boolean): Promise<void> {
  const endMs = lab.now() + forMs;
  while (!isSo() && lab.now() < endMs) await lab.sleep(lookMs);
}

function delivered({ reports }: KnownDocument): DocumentReport | undefined {
  return reports.peek().find(({ way }) => way === 'delivered');
}

function thrown({ reports }: KnownDocument): DocumentReport | undefined {
  return reports.peek().find(({ way }) => way === 'thrown');
}

function answerOf(a: KnownDocument): string | null {
  const answer = delivered(a);
  return answer === undefined ? null : structuredText(answer.data);
}
