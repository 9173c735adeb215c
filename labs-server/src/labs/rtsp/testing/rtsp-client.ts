/** A client of RTSP that says what a test tells it to. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Interleaved {
  readonly channel: number;
  readonly packet: Buffer;
}

export class RtspClient {
  readonly #socket: Socket;
  #bytes = Buffer.alloc(0);
  #cseq = 0;
  readonly #answers: Answer[] = [];
  readonly interleaved: Interleaved[] = [];
  #isClosed = false;
  #wake = (): void => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => {});
    socket.once('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  static open(port: number): Promise<RtspClient> {
    const socket = connect(port, '127.0.0.1');
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => resolve(new RtspClient(socket)));
    });
  }

  /** Sends a request with the next CSeq, and resolves with its answer. */
  ask(
    method: string,
    uri: string,
    fields: Record<string, string> = {},
    body = '',
  ): Promise<Answer> {
    this.#cseq += 1;
    const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const lines = Object.entries({ CSeq: String(this.#cseq), ...fields, ...length });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return this.send(`${method} ${uri} RTSP/1.0\r\n${head}\r\n${body}`);
  }

  /** Sends bytes as they are, and resolves with the next answer. */
  async send(bytes: string | Buffer): Promise<Answer> {
    this.#socket.write(bytes);
    await this.until(() => this.#answers.length > 0);
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error('the connection was closed without an answer');
    return answer;
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Reads no more. */
  pause(): void {
    this.#socket.pause();
  }

  /** Waits until `condition` holds, looked at whenever something came, or the connection is closed. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.#isClosed) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Resolves when the server has closed the connection. */
  untilClosed(): Promise<void> {
    return this.until(() => false);
  }

  close(): Promise<void> {
    this.#socket.destroy();
    return this.untilClosed();
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    while (this.#takeNext());
    this.#wake();
  }

  #takeNext(): boolean {
    if (this.#bytes[0] === 0x24) {
      if (this.#bytes.length < 4) return false;
      const end = 4 + this.#bytes.readUInt16BE(2);
      if (this.#bytes.length < end) return false;
      const packet = this.#bytes.subarray(4, end);
      this.interleaved.push({ channel: this.#bytes.readUInt8(1), packet });
      this.#bytes = this.#bytes.subarray(end);
      return true;
    }
    const headEnd = this.#bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) return false;
    const [statusLine = '', ...lines] = this.#bytes.toString('utf8', 0, headEnd).split('\r\n');
    const fields = new Map(
      lines.map((line) => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const;
      }),
    );
    const end = headEnd + 4 + Number(fields.get('content-length') ?? 0);
    if (this.#bytes.length < end) return false;
    const body = this.#bytes.toString('utf8', headEnd + 4, end);
    this.#answers.push({ status: Number(statusLine.split(' ')[1]), fields, body });
    this.#bytes = this.#bytes.subarray(end);
    return true;
  }
}
