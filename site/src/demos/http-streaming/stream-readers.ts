/** Three ways in which script reads the same event stream. Each tells what it got, piece by piece. */
import type { LabApi } from '../../cell/lab-api.ts';

/** What a reader got at once: for EventSource an event, for the others whatever had arrived. */
export interface Piece {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly text: string;
}

export interface StreamReader {
  readonly id: 'fetch' | 'xhr' | 'eventsource';
  readonly label: string;
  /** One sentence: what a piece is. */
  readonly pieceIs: string;
  read(lab: LabApi, onPiece: (piece: Piece) => void): Promise<void>;
}

const path = '/server-sent-events/events';

const fetchReader: StreamReader = {
  id: 'fetch',
  label: 'fetch() reader',
  pieceIs: 'One piece per read(): whatever bytes had arrived.',
  async read(lab, onPiece) {
    const url = lab.url(path, {}, { origin: 'a' });
    const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
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
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      let seen = 0;
      request.onreadystatechange = () => {
        if (request.readyState === XMLHttpRequest.LOADING && request.responseText.length > seen) {
          onPiece({ atMs: lab.now(), text: request.responseText.slice(seen) });
          seen = request.responseText.length;
        }
      };
      request.onloadend = () => resolve();
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
    return new Promise((resolve) => {
      const source = new EventSource(lab.url(path, { retryMs: 3002 }, { origin: 'b' }));
      const end = (): void => {
        source.close();
        resolve();
      };
      lab.signal.addEventListener('abort', end, { once: true });
      source.onmessage = ({ data }: MessageEvent<string>) =>
        onPiece({ atMs: lab.now(), text: data });
      source.onerror = end;
    });
  },
};

export const streamReaders: readonly StreamReader[] = [fetchReader, xhrReader, eventSourceReader];

/** How many whole events a piece holds if it is taken for a message, as naive code does. */
export function wholeEvents(text: string): number {
  return text.split('\n\n').length - 1;
}
