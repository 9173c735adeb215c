/** One client of the chat: the real socket.io-client, loaded when the demo runs, and what its script sees. */
import type { io as connect, Socket } from 'socket.io-client';
import type { LabApi } from '../../cell/lab-api.ts';
import { nothingSeen, withLine, type ChatReport } from './chat-report.ts';
import { socketIoAddress } from './socket-io-address.ts';

export interface ChatWorld {
  /** The library; loaded now. */
  readonly load: () => Promise<{ readonly io: typeof connect }>;
  readonly tell: (report: ChatReport) => void;
}

/** Milliseconds after which an acknowledgement is missed. */
const acknowledgeWithinMs = 5_000;

interface Said {
  readonly from: string;
  readonly room?: string;
  readonly text: string;
}

export class ChatRun {
  readonly #lab: LabApi;
  readonly #world: ChatWorld;
  #report: ChatReport = nothingSeen;
  #socket: Socket | null = null;
  /** The further namespaces; null until they are opened. */
  #news: Socket | null = null;
  #members: Socket | null = null;
  #connects = 0;
  #watched: Socket['io']['engine'] | null = null;

  constructor(lab: LabApi, world: ChatWorld) {
    this.#lab = lab;
    this.#world = world;
  }

  /** Connects, and goes on until Stop. */
  async show(): Promise<void> {
    this.#tell({ state: 'connecting' });
    const { io } = await this.#world.load();
    if (this.#lab.signal.aborted) return;
    const { origin, ...address } = socketIoAddress(this.#lab.url('/socket-io/chat/'));
    const socket = io(origin, { ...address, forceNew: true, reconnectionDelayMax: 2_000 });
    this.#socket = socket;
    this.#listen(socket);
    await new Promise<void>((resolve) =>
      this.#lab.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    socket.close();
    this.#tell({ state: 'not connected' });
  }

  /** An event with an acknowledgement. */
  say(): Promise<void> {
    return this.#ask('say', 'hello');
  }

  join(): Promise<void> {
    return this.#ask('join', 'blue');
  }

  /** An event with bytes: they travel as an attachment. */
  upload(): Promise<void> {
    return this.#ask('upload', Uint8Array.of(1, 2, 3, 4, 5));
  }

  /** A second namespace on the same connection. */
  openNews(): void {
    if (this.#news !== null) {
      this.#news.disconnect().connect();
      return;
    }
    const news = this.#socket?.io.socket('/news', {}) ?? null;
    this.#news = news;
    news?.on('connect', () => this.#see('/news: connect'));
    news?.on('headline', (headline: string) => this.#see(`/news: headline ${quote(headline)}`));
  }

  /** A namespace that wants a token which this client does not have. */
  openMembers(): void {
    if (this.#members !== null) {
      this.#members.connect();
      return;
    }
    this.#members = this.#socket?.io.socket('/members', {}) ?? null;
    this.#members?.on('connect_error', ({ message }) =>
      this.#see(`/members: connect_error ${quote(message)}`),
    );
  }

  /** Asks the lab to break the connection; three things are said meanwhile. */
  breakConnection(): void {
    this.#see('emit break');
    this.#socket?.emit('break');
  }

  #listen(socket: Socket): void {
    socket.on('connect', () => {
      this.#connects += 1;
      const recovered = this.#connects > 1 ? socket.recovered : null;
      const transport = socket.io.engine.transport.name;
      this.#tell({ state: 'connected', transport, recovered });
      const back = recovered === null ? '' : `, recovered: ${recovered}`;
      this.#see(`connect over ${transport}${back}`);
    });
    socket.on('disconnect', (reason) => {
      this.#tell({ state: socket.active ? 'reconnecting' : 'not connected' });
      this.#see(`disconnect: ${reason}`);
    });
    socket.on('connect_error', ({ message }) => this.#see(`connect_error: ${message}`));
    socket.on('said', ({ from, room, text }: Said) =>
      this.#see(`said by ${from}${room === undefined ? '' : ` in ${room}`}: ${text}`),
    );
    socket.io.on('open', () => this.#watchUpgrade(socket));
    this.#watchUpgrade(socket);
  }

  /** Each reconnection has an engine of its own. */
  #watchUpgrade(socket: Socket): void {
    const { engine } = socket.io;
    if (this.#watched === engine) return;
    this.#watched = engine;
    engine.on('upgrade', ({ name }) => {
      this.#tell({ transport: name });
      this.#see(`upgrade to ${name}`);
    });
    engine.on('upgradeError', ({ message }) => this.#see(`upgradeError: ${message}`));
  }

  async #ask(name: string, value: unknown): Promise<void> {
    const socket = this.#socket;
    if (socket === null) return;
    this.#see(`emit ${name}`);
    try {
      const answer: unknown = await socket.timeout(acknowledgeWithinMs).emitWithAck(name, value);
      this.#see(`acknowledged: ${describe(answer)}`);
    } catch (error) {
      this.#see(`not acknowledged: ${String(error)}`);
    }
  }

  #see(text: string): void {
    this.#report = withLine(this.#report, { atMs: Math.round(this.#lab.now()), text });
    this.#tell({});
  }

  #tell(change: Partial<ChatReport>): void {
    this.#report = { ...this.#report, ...change };
    this.#world.tell(this.#report);
  }
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** The answer as JSON; bytes as their numbers. */
function describe(answer: unknown): string {
  return JSON.stringify(answer, (_name, value: unknown) =>
    value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value,
  );
}
