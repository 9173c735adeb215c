/** Three ways in which script reads the same event stream. Each tells what it got, piece by piece. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import type { Piece, ReaderId } from './readers-report.ts';

export interface StreamReader {
  readonly id: ReaderId;
  readonly label: string;
  /** One sentence: what a piece is. */
  readonly pieceIs: string;
  /** Resolves at the end of the stream; rejects with an Error for the student when there was none. */
  read(lab: LabApi, onPiece: (piece: Piece) => void): Promise<void>;
}

const path = '/server-sent-events/events';

/** The value of `readyState` when EventSource has given up (HTML section 9.2.2). */
const closedState = 2;

const fetchReader: StreamReader = {
  id: 'fetch',
  label: 'fetch() reader',
  pieceIs: 'One piece per read(): whatever bytes had arrived.',
  async read(lab, onPiece) {
    const url = lab.url(path, {}, { origin: 'a' });
    const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
    if (!response.ok) throw new Error(await problemText(response));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return;
      onPiece({ atMs: lab.now(), text: decoder.decode(next.value, { stream: true }) });
    }
  },
};

const xhrReader: StreamReader = {
  id: 'xhr',
  label: 'XMLHttpRequest',
  pieceIs: 'One piece per readyState 3: what responseText grew by.',
  read(lab, onPiece) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let seen = 0;
      request.onreadystatechange = () => {
        if (request.status !== 200 || request.responseText.length <= seen) return;
        onPiece({ atMs: lab.now(), text: request.responseText.slice(seen) });
        seen = request.responseText.length;
      };
      request.onload = () => {
        if (request.status === 200) resolve();
        else reject(new Error(`The lab server answered ${request.status}.`));
      };
      request.onabort = () => resolve();
      request.onerror = () => reject(new Error('The connection was lost: look at the wire.'));
      lab.signal.addEventListener('abort', () => request.abort(), { once: true });
      // A parameter of no meaning keeps the URL unique: a browser serialises identical cacheable requests.
      request.open('GET', lab.url(path, { retryMs: 3001 }, { origin: 'b' }));
      request.send();
    });
  },
};

const eventSourceReader: StreamReader = {
  id: 'eventsource',
  label: 'EventSource',
  pieceIs: 'One piece per event, however the bytes were cut.',
  read(lab, onPiece) {
    return new Promise((resolve, reject) => {
      const source = new EventSource(lab.url(path, { retryMs: 3002 }, { origin: 'b' }));
      const end = (): void => {
        source.close();
        resolve();
      };
      lab.signal.addEventListener('abort', end, { once: true });
      source.onmessage = ({ data }: MessageEvent<string>) =>
        onPiece({ atMs: lab.now(), text: data });
      source.onerror = () => {
        if (source.readyState === closedState) reject(new Error('EventSource gave up.'));
        // The stream is over; it would ask again after its reconnection time.
        else end();
      };
    });
  },
};

export const streamReaders: readonly StreamReader[] = [fetchReader, xhrReader, eventSourceReader];
