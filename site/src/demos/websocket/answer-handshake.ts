/** Opens a real WebSocket, has its handshake answered with a student's bytes, and tells what script sees of it. */
import type { Sha1 } from '@wireside/labs-server/wire/websocket/accept-steps.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { nothingAnswered, type AnswerOutcome, type AnswerReport } from './answer-report.ts';
import { fillAnswer } from './answer-template.ts';
import { handshakeBytes } from './handshake-text.ts';

export interface AnswerSetting {
  /** The answer with its names between braces. */
  readonly template: string;
  /** The sub-protocols that script offers. */
  readonly protocols: readonly string[];
  readonly sha1: Sha1;
  /** A name that no other handshake of the run has. */
  readonly name: string;
}

export interface AnswerListeners {
  readonly onReport: (report: AnswerReport) => void;
  /** Called with the key of the request, as soon as it is known. */
  readonly onKey: (key: string) => void;
}

/** How long an answer may leave the browser undecided. */
const undecidedMs = 2_500;
/** What follows a 101 may hold frames: how long they have until the connection is closed again. */
const messagesMs = 400;

/** Settles when the WebSocket opened and was closed again, was refused, or stays undecided. */
export async function answerHandshake(
  lab: LabApi,
  { template, protocols, sha1, name }: AnswerSetting,
  { onReport, onKey }: AnswerListeners,
): Promise<void> {
  const url = lab.url(`/websocket/answer/${name}`).replace(/^http/, 'ws');
  const socket = new WebSocket(url, [...protocols]);
  lab.onStop(() => socket.close());
  let report = nothingAnswered;
  const say = (line: string, outcome: AnswerOutcome | null = report.outcome): void => {
    report = { lines: [...report.lines, line], outcome };
    onReport(report);
  };
  const decided = new Promise<void>((resolve) => {
    socket.onopen = () => {
      const extensions = socket.extensions === '' ? 'none' : socket.extensions;
      say(`open: protocol "${socket.protocol}", extensions ${extensions}`, 'open');
      resolve();
    };
    socket.onmessage = ({ data }) => say(`message: ${describe(data)}`);
    socket.onerror = () => say('error: an event without a reason');
    socket.onclose = ({ code, reason, wasClean }) => {
      const outcome = report.outcome ?? 'refused';
      say(`close: code ${code}, reason "${reason}", wasClean ${wasClean}`, outcome);
      resolve();
    };
  });
  try {
    const key = await keyOf(lab, name);
    onKey(key);
    await postAnswer(lab, name, fillAnswer(template, key, sha1));
    await Promise.race([decided, lab.sleep(undecidedMs)]);
    if (report.outcome === null) say('nothing yet: readyState is 0 (CONNECTING)', 'waiting');
    if (report.outcome === 'open') await lab.sleep(messagesMs);
  } finally {
    // What comes now is the end that we made ourselves, and no part of the lesson.
    socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null;
    socket.close();
  }
}

async function keyOf(lab: LabApi, name: string): Promise<string> {
  const held = await fetch(lab.url(`/websocket/answer/${name}/request`), {
    cache: 'no-store',
    signal: lab.signal,
  });
  if (!held.ok) throw new Error(await problemText(held));
  return /^Sec-WebSocket-Key: *(.*?) *\r$/im.exec(await held.text())?.[1] ?? '';
}

async function postAnswer(lab: LabApi, name: string, answer: string): Promise<void> {
  const posted = await fetch(lab.url(`/websocket/answer/${name}`), {
    method: 'POST',
    body: new Blob([handshakeBytes(answer).slice()]),
    signal: lab.signal,
  });
  if (!posted.ok) throw new Error(await problemText(posted));
}

function describe(data: unknown): string {
  return typeof data === 'string' ? JSON.stringify(data.slice(0, 200)) : 'binary data';
}
