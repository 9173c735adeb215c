/** What the page's user agents know, as plain data. */
import { readSeenLines, type SeenLine, withSeenLine } from '../message-diagram/seen-line.ts';
import { oneOf } from '../one-of.ts';
import { list, object, orNull, text, type FaceReader } from '../trace-face.ts';

export type RegistrationState = 'not registered' | 'asked' | 'registered' | 'refused';
export type CallState = 'none' | 'calling' | 'ringing' | 'incoming' | 'answered';

export interface AgentReport {
  readonly user: string;
  readonly registration: RegistrationState;
  readonly call: CallState;
  /** Whom the call is with; empty without one. */
  readonly peer: string;
  /** `RTCPeerConnection.connectionState`; null without a call. */
  readonly connection: string | null;
  /** True while the data channel of the call is open. */
  readonly channel: boolean;
}

export interface SipReport {
  readonly agents: readonly AgentReport[];
  readonly lines: readonly SeenLine[];
}

export const nothingSeen: SipReport = { agents: [], lines: [] };

export function newAgent(user: string): AgentReport {
  const nothing = { call: 'none', peer: '', connection: null, channel: false } as const;
  return { user, registration: 'not registered', ...nothing };
}

export function withLine(report: SipReport, line: SeenLine): SipReport {
  return { ...report, lines: withSeenLine(report.lines, line) };
}

/** Changes the agent of `user`, or adds it. */
export function withAgent(
  report: SipReport,
  user: string,
  change: Partial<AgentReport>,
): SipReport {
  const present = report.agents.find((agent) => agent.user === user);
  const changed = { ...(present ?? newAgent(user)), ...change };
  const agents =
    present === undefined
      ? [...report.agents, changed]
      : report.agents.map((agent) => (agent === present ? changed : agent));
  return { ...report, agents };
}

/** "alice is registered, and in a call with bob: the data channel is open.", for eye and ear. */
export function agentWords({ user, registration, call, peer, channel }: AgentReport): string {
  const known = {
    'not registered': 'is not registered',
    asked: 'asks the registrar',
    registered: 'is registered',
    refused: 'was refused by the registrar',
  }[registration];
  const talk = {
    none: '',
    calling: ` and calls ${peer}`,
    ringing: ` and hears ${peer} ring`,
    incoming: ` and is called by ${peer}`,
    answered: ` and is in a call with ${peer}`,
  }[call];
  return `${user} ${known}${talk}${channel ? ': the data channel is open' : ''}.`;
}

/** Reads a report that a trace keeps. */
export const readSipReport: FaceReader<SipReport> = (value) => ({
  agents: list(value['agents'])
    .map(object)
    .map((agent) => ({
      user: text(agent['user']),
      registration: oneOf(registrations, agent['registration']),
      call: oneOf(calls, agent['call']),
      peer: text(agent['peer']),
      connection: orNull(agent['connection'], text),
      channel: agent['channel'] === true,
    })),
  lines: readSeenLines(value['lines']),
});

const registrations: readonly RegistrationState[] = [
  'not registered',
  'asked',
  'registered',
  'refused',
];
const calls: readonly CallState[] = ['none', 'calling', 'ringing', 'incoming', 'answered'];
