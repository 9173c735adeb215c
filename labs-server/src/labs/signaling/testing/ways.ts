/** The three ways to a room, as a test uses them. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SignalingMessage } from '../../../../wire/signaling-message.ts';
import type { RoomEntry, RoomNews, RoomPlace } from '../../../../wire/signaling-room.ts';
import type { LabServer } from '../../testing/lab-server.ts';

/** A place in a room, in the session and run from which it was taken. */
export interface TestPlace extends RoomPlace {
  /** Of an endpoint, with the place's key. */
  url(path: string, parameters?: Readonly<Record<string, string | number>>): string;
}

export interface Way {
  readonly name: string;
  /** The entries after `since`, as they come, until `signal` aborts; tells `onOpen` when the reader stands. */
  read(place: TestPlace, since: number, signal: AbortSignal): AsyncIterable<RoomEntry>;
  send(place: TestPlace, message: unknown): Promise<void>;
  /** The endpoint that a reader opens. */
  readonly endpoint: string;
}

/** Takes a place: opens a room, or joins the one with `code`; `session` is made up. */
export async function takePlace(
  server: LabServer,
  session: string,
  code: string | null = null,
): Promise<TestPlace> {
  const base = `http://127.0.0.1:${server.port}/s/${session}/1/signaling`;
  const path = code === null ? '/rooms' : `/peers?room=${code}`;
  const response = await fetch(base + path, { method: 'POST' });
  if (response.status !== 201) throw new Error(await response.text());
  const place = (await response.json()) as RoomPlace;
  return {
    ...place,
    url(below, parameters = {}) {
      const url = new URL(base + below);
      const query = { room: place.code, peer: place.peer, ...parameters };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      return url.href;
    },
  };
}

export async function postMessage(place: TestPlace, message: unknown): Promise<Response> {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return await fetch(place.url('/messages'), { method: 'POST', body });
}

async function send(place: TestPlace, message: unknown): Promise<void> {
  const response = await postMessage(place, message);
  if (response.status !== 201) throw new Error(await response.text());
}

const eventStream: Way = {
  name: 'server-sent events + POST',
  endpoint: '/events',
  send,
  async *read(place, since, signal) {
    const headers = { 'Last-Event-ID': String(since) };
    const response = await fetch(place.url('/events'), { signal, headers });
    let text = '';
    for await (const bytes of response.body ?? []) {
      text += Buffer.from(bytes).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [id, data] = [/^id: (\d+)$/m.exec(block), /^data: (.*)$/m.exec(block)];
        if (id?.[1] === undefined || data?.[1] === undefined) continue;
        const entry = JSON.parse(data[1]) as RoomEntry;
        if (entry.id !== Number(id[1])) throw new Error('the id of the event is another');
        yield entry;
      }
    }
  },
};

const longPolling: Way = {
  name: 'long polling + POST',
  endpoint: '/next',
  send,
  async *read(place, since, signal) {
    for (let cursor = since; !signal.aborted;) {
      const response = await fetch(place.url('/next', { since: cursor }), { signal });
      if (response.status !== 200) throw new Error(await response.text());
      const news = (await response.json()) as RoomNews;
      yield* news.entries;
      cursor = news.since;
    }
  },
};

const webSocket: Way = {
  name: 'WebSocket',
  endpoint: '/socket',
  async send(place, message) {
    const socket = new WebSocket(place.url('/socket', { since: 9_999 }).replace('http', 'ws'));
    await once(socket, 'open');
    socket.send(JSON.stringify(message));
    socket.close();
    await once(socket, 'close');
  },
  async *read(place, since, signal) {
    const socket = new WebSocket(place.url('/socket', { since }).replace('http', 'ws'));
    const waiting: RoomEntry[] = [];
    let wake = Promise.withResolvers<void>();
    socket.on('message', (data) => {
      const entry = JSON.parse(String(data)) as RoomEntry;
      if ('id' in entry) waiting.push(entry);
      wake.resolve();
    });
    socket.on('close', () => wake.resolve());
    const leave = (): void => socket.terminate();
    signal.addEventListener('abort', leave);
    try {
      while (!signal.aborted) {
        wake = Promise.withResolvers();
        yield* waiting.splice(0);
        if (socket.readyState > WebSocket.OPEN) return;
        if (waiting.length === 0) await wake.promise;
      }
    } finally {
      leave();
    }
  },
};

export const ways: readonly Way[] = [webSocket, eventStream, longPolling];

/** A candidate that tells which one it is. */
export function numbered(number: number): SignalingMessage {
  const candidate = `candidate:${number} 1 udp 2122194687 192.0.2.1 50000 typ host`;
  return {
    type: 'candidate',
    candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
  };
}
