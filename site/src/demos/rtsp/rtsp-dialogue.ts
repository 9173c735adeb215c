/** What was said on one RTSP connection, as plain data: requests with their responses, and the state between them. */
import { fieldOf } from './rtsp-stream.ts';

/** The states of a client (RFC 2326 appendix A.1). */
export type ClientState = 'Init' | 'Ready' | 'Playing';

export interface RtspExchange {
  readonly request: string;
  /** Null while it is waited for. */
  readonly response: string | null;
  /** The state after it. */
  readonly state: ClientState;
}

export interface RtspDialogue {
  readonly exchanges: readonly RtspExchange[];
  /** As the server named it; null before SETUP and after TEARDOWN. */
  readonly session: string | null;
  readonly state: ClientState;
  /** Of the next request. */
  readonly nextCseq: number;
}

export const emptyDialogue: RtspDialogue = {
  exchanges: [],
  session: null,
  state: 'Init',
  nextCseq: 1,
};

/** A long talk keeps its newest part. */
const maxExchanges = 60;

export function withRequest(dialogue: RtspDialogue, request: string): RtspDialogue {
  const { exchanges, state, nextCseq } = dialogue;
  const cseq = Number(fieldOf(request, 'CSeq'));
  return {
    ...dialogue,
    exchanges: [...exchanges, { request, response: null, state }].slice(-maxExchanges),
    nextCseq: Number.isSafeInteger(cseq) && cseq >= nextCseq ? cseq + 1 : nextCseq,
  };
}

/** A response belongs to the oldest request that waits: a server answers in order (RFC 2326 section 9.1). */
export function withResponse(dialogue: RtspDialogue, response: string): RtspDialogue {
  const index = dialogue.exchanges.findIndex((exchange) => exchange.response === null);
  const exchange = dialogue.exchanges[index];
  if (exchange === undefined) return dialogue;
  const after = afterResponse(dialogue, exchange.request, response);
  const answered = { ...exchange, response, state: after.state };
  return { ...dialogue, ...after, exchanges: dialogue.exchanges.with(index, answered) };
}

function afterResponse(
  { session, state }: RtspDialogue,
  request: string,
  response: string,
): Pick<RtspDialogue, 'session' | 'state'> {
  const status = statusOf(response);
  if (status === null || status < 200 || status > 299) return { session, state };
  switch (methodOf(request)) {
    case 'SETUP': {
      const [id = ''] = (fieldOf(response, 'Session') ?? '').split(';');
      return { session: id === '' ? session : id, state: 'Ready' };
    }
    case 'PLAY':
      return { session, state: 'Playing' };
    case 'PAUSE':
      return { session, state: 'Ready' };
    case 'TEARDOWN':
      return { session: null, state: 'Init' };
    default:
      return { session, state };
  }
}

export function methodOf(request: string): string {
  return /^\S+/.exec(request)?.[0] ?? '';
}

/** Null where the text is no response. */
export function statusOf(response: string): number | null {
  const [, code] = /^RTSP\/\d\.\d (\d{3})/.exec(response) ?? [];
  return code === undefined ? null : Number(code);
}
