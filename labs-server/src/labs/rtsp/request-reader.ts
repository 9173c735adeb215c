/** The bytes of a client cut into requests and interleaved data (RFC 2326 sections 6, 10.12 and 15). */

export interface RtspRequest {
  readonly method: string;
  /** As it stands in the request line. */
  readonly uri: string;
  /** Field names in lower case; the values of a name that comes twice are joined by commas. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** What cannot be read; nothing after it can be either. */
export interface UnreadableRequest {
  /** RFC 2326 section 7.1.1. */
  readonly status: 400 | 413 | 414 | 505;
  /** One sentence that names the rule. */
  readonly reason: string;
  /** The request's CSeq, where it could still be read. */
  readonly cseq: string | null;
}

export interface RequestHandlers {
  onRequest(request: RtspRequest): void;
  /** A packet on a channel; `data` is only valid during the call. */
  onInterleaved(channel: number, data: Buffer): void;
  /** Called once; whatever comes afterwards is ignored. */
  onUnreadable(problem: UnreadableRequest): void;
}

export const maxHeadBytes = 8 * 1024;
export const maxBodyBytes = 64 * 1024;
const maxUriLength = 2 * 1024;

const dollar = 0x24;
const interleavedHeaderLength = 4;
const emptyLine = Buffer.from('\r\n\r\n');

interface Head {
  readonly method: string;
  readonly uri: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly contentLength: number;
}

export class RequestReader {
  readonly #handlers: RequestHandlers;
  #waiting: Buffer = Buffer.alloc(0);
  /** The request whose body is being read. */
  #head: Head | null = null;
  #stopped = false;

  constructor(handlers: RequestHandlers) {
    this.#handlers = handlers;
  }

  /** Takes what one read() returned, and calls the handlers for all that is whole now. */
  take(bytes: Buffer): void {
    if (this.#stopped) return;
    this.#waiting = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    while (!this.#stopped && this.#takeNext());
    // What is left may be a view of a read buffer that is used again.
    this.#waiting = Buffer.from(this.#waiting);
  }

  /** Ends reading: a handler that closes the connection calls it. */
  stop(): void {
    this.#stopped = true;
    this.#waiting = Buffer.alloc(0);
  }

  /** @returns false when more bytes are needed */
  #takeNext(): boolean {
    if (this.#head !== null) return this.#takeBody(this.#head);
    // RFC 2068 section 4.1, on which RTSP rests: empty lines before a request are ignored.
    while (this.#waiting[0] === 0x0d || this.#waiting[0] === 0x0a) this.#skip(1);
    if (this.#waiting.length === 0) return false;
    return this.#waiting[0] === dollar ? this.#takeInterleaved() : this.#takeHead();
  }

  #takeInterleaved(): boolean {
    if (this.#waiting.length < interleavedHeaderLength) return false;
    const end = interleavedHeaderLength + this.#waiting.readUInt16BE(2);
    if (this.#waiting.length < end) return false;
    const channel = this.#waiting.readUInt8(1);
    const data = this.#waiting.subarray(interleavedHeaderLength, end);
    this.#skip(end);
    this.#handlers.onInterleaved(channel, data);
    return true;
  }

  #takeHead(): boolean {
    const end = this.#waiting.indexOf(emptyLine);
    if (end > maxHeadBytes || (end < 0 && this.#waiting.length > maxHeadBytes)) {
      return this.#fail(413, `The request line and fields are longer than ${maxHeadBytes} bytes.`);
    }
    if (end < 0) return false;
    const text = this.#waiting.toString('utf8', 0, end);
    this.#skip(end + emptyLine.length);
    const head = readHead(text);
    if ('status' in head) {
      return this.#fail(head.status, head.reason, head.cseq);
    }
    this.#head = head;
    return true;
  }

  #takeBody(head: Head): boolean {
    const { method, uri, fields, contentLength } = head;
    if (this.#waiting.length < contentLength) return false;
    const body = Buffer.from(this.#waiting.subarray(0, contentLength));
    this.#skip(contentLength);
    this.#head = null;
    this.#handlers.onRequest({ method, uri, fields, body });
    return true;
  }

  #skip(byteLength: number): void {
    this.#waiting = this.#waiting.subarray(byteLength);
  }

  #fail(status: UnreadableRequest['status'], reason: string, cseq: string | null = null): false {
    this.stop();
    this.#handlers.onUnreadable({ status, reason, cseq });
    return false;
  }
}

function readHead(text: string): Head | UnreadableRequest {
  const [requestLine = '', ...lines] = text.split('\r\n');
  const fields = readFields(lines);
  const cseq = fields?.get('cseq') ?? null;
  const refuse = (status: UnreadableRequest['status'], reason: string): UnreadableRequest => ({
    status,
    reason,
    cseq: cseq !== null && /^\d{1,9}$/.test(cseq) ? cseq : null,
  });
  const [, method, uri, version] = /^([!#$%&'*+.^_`|~\w-]+) (\S+) (\S+)$/.exec(requestLine) ?? [];
  if (method === undefined || uri === undefined || version === undefined) {
    return refuse(400, 'The request line is not: method, space, URL, space, version.');
  }
  if (!version.startsWith('RTSP/')) return refuse(400, 'The version does not begin with RTSP/.');
  if (version !== 'RTSP/1.0') return refuse(505, 'This server speaks RTSP/1.0.');
  if (uri.length > maxUriLength) return refuse(414, `The URL is longer than ${maxUriLength}.`);
  if (fields === null) return refuse(400, 'A field line is not: name, colon, value.');
  const length = fields.get('content-length') ?? '0';
  if (!/^\d{1,9}$/.test(length)) return refuse(400, 'Content-Length is not a number.');
  if (Number(length) > maxBodyBytes) {
    return refuse(413, `The body is longer than ${maxBodyBytes} bytes.`);
  }
  return { method, uri, fields, contentLength: Number(length) };
}

/** `null` where a line is no field; a line that begins with a space goes on with the one before. */
function readFields(lines: readonly string[]): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const line of lines
    .join('\r\n')
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    if (line === '') continue;
    const [, name, value = ''] =
      /^([!#$%&'*+.^_`|~\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined) return null;
    const before = fields.get(name.toLowerCase());
    fields.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}
