/** What script saw of the chat, as plain data. */
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

/** One thing that script saw. */
export interface SeenLine {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly text: string;
}

export type ChatState = 'not connected' | 'connecting' | 'connected' | 'reconnecting';

export interface ChatReport {
  readonly state: ChatState;
  /** The transport that carries the packets; null before the first. */
  readonly transport: string | null;
  /** `socket.recovered` after the newest connect; null before the first reconnection. */
  readonly recovered: boolean | null;
  readonly lines: readonly SeenLine[];
}

export const nothingSeen: ChatReport = {
  state: 'not connected',
  transport: null,
  recovered: null,
  lines: [],
};

/** Lines that are kept; the oldest go first. */
const maxLines = 200;

export function withLine(report: ChatReport, line: SeenLine): ChatReport {
  return { ...report, lines: [...report.lines, line].slice(-maxLines) };
}

/** "connected over websocket", for eye and ear. */
export function chatWords({ state, transport, recovered }: ChatReport): string {
  if (state === 'not connected') return 'Press Run: the client of Socket.IO connects to the lab.';
  if (state === 'connecting') return 'Connecting: the first request is on its way.';
  if (state === 'reconnecting') return 'The connection is gone: the client comes back by itself.';
  const over = transport === 'websocket' ? 'a WebSocket' : 'long polling';
  const back = recovered === null ? '' : ` It came back, recovered: ${recovered}.`;
  return `Connected over ${over}.${back}`;
}

/** Reads a report that a trace keeps. */
export const readChatReport: FaceReader<ChatReport> = (value) => ({
  state: stateOf(text(value['state'])),
  transport: orNull(value['transport'], text),
  recovered: value['recovered'] === null ? null : value['recovered'] === true,
  lines: list(value['lines'])
    .map(object)
    .map((line) => ({ atMs: number(line['atMs']), text: text(line['text']) })),
});

const states: readonly string[] = [
  'not connected',
  'connecting',
  'connected',
  'reconnecting',
] satisfies ChatState[];

function stateOf(name: string): ChatState {
  if (states.includes(name)) return name as ChatState;
  throw new TypeError('expected the state of a chat');
}
