/** What became of a student's request, in one sentence. */
import { type HandshakeOnWire, sentTooEarly } from './handshake-on-wire.ts';

export interface AnswerWords {
  readonly text: string;
  /** `ok`: switched; `bad`: refused or silent; `waiting`: nothing to say yet. */
  readonly tone: 'ok' | 'bad' | 'waiting';
}

const statusLine = /^HTTP\/1\.[01] (\d{3})/;

export function answerWords(handshake: HandshakeOnWire | null, running: boolean): AnswerWords {
  if (handshake === null) {
    const text = running
      ? 'The bytes are on their way.'
      : 'Press Send: the bytes that come back appear here.';
    return { text, tone: 'waiting' };
  }
  if (!running && !endsHead(handshake.request)) {
    const text =
      'The empty line is missing that ends the head: the server waited for more until the connection was closed.';
    return { text, tone: 'bad' };
  }
  const begin = String.fromCharCode(...handshake.response.subarray(0, 16));
  const status = statusLine.exec(begin)?.[1];
  const early = sentTooEarly(handshake);
  if (status === '101') {
    const text = '101: from here on both sides speak WebSocket.';
    return { text: early ? `${text} ${earlyTaken}` : text, tone: 'ok' };
  }
  if (status !== undefined) {
    const text = refusals[status] ?? otherRefusal(status);
    return { text: early ? `${text} ${earlyLost}` : text, tone: 'bad' };
  }
  if (running) return { text: 'The server has not answered yet.', tone: 'waiting' };
  return { text: 'No byte came back.', tone: 'bad' };
}

const refusals: Readonly<Record<string, string>> = {
  '400': '400: the server saw the upgrade, and something in it is wrong.',
  '404': '404: nothing at this path is upgraded.',
  '426':
    '426: for the server this was an ordinary request, not an upgrade; it says what to ask for.',
};

const earlyTaken =
  'Your bytes behind the request came before it. A client must wait for it (RFC 6455 §4.1); this server had read them already, and kept them.';
const earlyLost =
  'Your bytes behind the request were no frame to it: up to a 101 the connection carries HTTP. That is why a client must wait (RFC 6455 §4.1).';

function otherRefusal(status: string): string {
  return `${status}: the server answered in HTTP and did not switch.`;
}

/** RFC 9112 section 2.2: a recipient may take LF alone for the end of a line. */
function endsHead(request: Uint8Array): boolean {
  return /\n\r?\n/.test(new TextDecoder('latin1').decode(request));
}
