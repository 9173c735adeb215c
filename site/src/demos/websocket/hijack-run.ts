/** One attack after the other: log in, embed the attacker's page, hear what it got, and look at the wire. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { attackerUrl, caseKey, type HijackCase } from './hijack-case.ts';
import type { Handshake } from './hijack-evidence.ts';
import { noAttacks, withCase, type CaseReport, type HijackReport } from './hijack-report.ts';

/** A page in a frame, and the first message that it posts. */
export interface EmbeddedPage {
  readonly message: Promise<unknown>;
  close(): void;
}

export interface HijackWorld {
  readonly embed: (url: string, sandboxed: boolean) => EmbeddedPage;
  /** Origin of this page. */
  readonly ownOrigin: string;
  readonly fetch: typeof globalThis.fetch;
  /** What the wire shows of the handshake with this account so far. */
  readonly handshakeOf: (name: string) => Handshake | null;
  readonly tell: (report: HijackReport) => void;
}

/** How long the attacker's page may take, in milliseconds. */
const patienceMs = 5_000;
/** How long the records of a handshake may take to come, and how often they are looked for. */
const recordsMs = 2_000;
const lookMs = 50;

const noOtherName =
  'This attack needs a second name for the lab server, and only 127.0.0.1 and localhost have one: open these pages under one of them.';

/** @param before what is known already; the cases are added to it */
export async function runAttacks(
  lab: LabApi,
  world: HijackWorld,
  cases: readonly HijackCase[],
  before: HijackReport = noAttacks,
): Promise<void> {
  let report = before;
  for (const one of cases) {
    report = withCase(report, await attack(lab, world, one));
    world.tell(report);
  }
}

async function attack(lab: LabApi, world: HijackWorld, one: HijackCase): Promise<CaseReport> {
  const name = caseKey(one);
  await logIn(lab, world, name, one);
  const { ownOrigin: report } = world;
  const victim = new URL(lab.url('/websocket/account')).origin;
  const { originCheck } = one;
  const page = lab.url(
    `/websocket/attacker/${name}`,
    { victim, report, originCheck },
    { origin: 'b' },
  );
  const url = attackerUrl(page, one.attacker);
  if (url === null) throw new Error(noOtherName);
  const embedded = world.embed(url, one.attacker === 'sandboxed');
  try {
    const silence = lab.sleep(patienceMs).then(() => {
      throw new Error('The attacker’s page did not report. Run it again.');
    });
    const loot = readLoot(await Promise.race([embedded.message, silence]));
    return { ...one, ...loot, handshake: await waitForHandshake(lab, world, name) };
  } finally {
    embedded.close();
  }
}

async function logIn(
  lab: LabApi,
  world: HijackWorld,
  name: string,
  { sameSite }: HijackCase,
): Promise<void> {
  const response = await world.fetch(lab.url(`/websocket/login/${name}`, { sameSite }), {
    method: 'POST',
    credentials: 'include',
    signal: lab.signal,
  });
  if (!response.ok) throw new Error(await problemText(response));
}

type Loot = Pick<CaseReport, 'attackerOrigin' | 'opened' | 'user' | 'code'>;

/** What the attacker's page posts: `{type: 'hijack', origin, got, code}`; `got` is the account's message. */
function readLoot(message: unknown): Loot {
  const { origin, got, code } = message as Readonly<Record<string, unknown>>;
  const user = typeof got === 'string' ? (JSON.parse(got) as { user: unknown }).user : null;
  return {
    attackerOrigin: String(origin),
    opened: typeof got === 'string',
    user: typeof user === 'string' ? user : null,
    code: Number(code),
  };
}

async function waitForHandshake(
  lab: LabApi,
  { handshakeOf }: HijackWorld,
  name: string,
): Promise<Handshake | null> {
  for (let waitedMs = 0; waitedMs < recordsMs; waitedMs += lookMs) {
    const found = handshakeOf(name);
    if (found !== null) return found;
    await lab.sleep(lookMs);
  }
  return null;
}
