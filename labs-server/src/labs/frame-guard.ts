/**
 * Stands before `ws` and judges the headers of a client's frames by the rules of the decoder (RFC 6455 section 5). `ws`
 * takes a length that is not minimal, calls one of 2^63 bytes too big, and gives no reason with its 1002.
 */
import type { Socket } from 'node:net';
import type { BrokenRule } from '../../wire/field/decode-error.ts';
import { maxCloseReasonBytes } from '../../wire/websocket/close-code.ts';
import {
  firstFrameContext,
  type FrameContext,
  nextFrameContext,
} from '../../wire/websocket/frame.ts';
import {
  brokenHeaderRule,
  ordinaryFrameBytes,
  protocolError,
} from '../../wire/websocket/frame-rules.ts';
import { close } from '../../wire/websocket/opcode.ts';
import { maxFrameHeaderBytes, parseFrameHeader } from '../../wire/websocket/parse-frame-header.ts';

/** Whose frames are judged. */
export interface Guarded {
  /** A frame broke a rule, and the connection is closed for it: called once. */
  ruleBroken(reason: string): void;
}

type Read = (this: Socket, bytes: Buffer) => void;

const guardOf = Symbol('guard');

/** Until the first byte comes there is nothing to guard: a connection that is only held costs one property. */
interface GuardedSocket extends Socket {
  [guardOf]: Guarded | FrameGuard;
}

/**
 * Call it as soon as `ws` listens to `socket`, before a byte is read. A frame that breaks a rule never reaches `ws`: it
 * gets a Close frame in its place, 1002 with the rule as reason. That it answers in kind, behind all that it owes for
 * the frames before, and ends the connection ("Fail the WebSocket Connection", section 7.1.7). What the client sends
 * after the broken frame is discarded.
 *
 * @param deflate whether permessage-deflate was negotiated
 */
export function guardFrames(socket: Socket, deflate: boolean, guarded: Guarded): void {
  const listener = socket.listeners('data').at(-1) as Read;
  socket.off('data', listener);
  Object.assign(socket, { [guardOf]: guarded });
  socket.on('data', readerBefore(listener, deflate ? 'deflate' : 'plain'));
}

const firstContext = {
  plain: firstFrameContext('client', false),
  deflate: firstFrameContext('client', true),
} as const;

/** One function for all sockets: closures of each one's own would be memory of each held connection. */
const readers = new Map<keyof typeof firstContext, Read & { readonly listener: Read }>();

function readerBefore(listener: Read, kind: keyof typeof firstContext): Read {
  const known = readers.get(kind);
  if (known?.listener === listener) return known;
  const context = firstContext[kind];
  const read = function (this: Socket, bytes: Buffer): void {
    const socket = this as GuardedSocket;
    let guard = socket[guardOf];
    if (!(guard instanceof FrameGuard)) socket[guardOf] = guard = new FrameGuard(context, guard);
    guard.read(bytes, socket, listener);
  };
  // As with `once`: when `ws` takes its own listener off, because it reads no more, it takes this one off.
  const reader = Object.assign(read, { listener });
  readers.set(kind, reader);
  return reader;
}

class FrameGuard {
  readonly #guarded: Guarded;
  #context: FrameContext;
  /** Bytes of the frame that are still to come. */
  #missingBytes = 0;
  /** The beginning of a header that cannot be judged yet: `ws` gets it when it is whole. */
  #held: Buffer | null = null;
  #isDiscarding = false;

  constructor(context: FrameContext, guarded: Guarded) {
    this.#context = context;
    this.#guarded = guarded;
  }

  /** `pass` is how `ws` reads from `socket`. */
  read(chunk: Buffer, socket: Socket, pass: Read): void {
    if (this.#isDiscarding) return;
    const bytes = this.#held === null ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = null;
    let end = this.#missingBytes;
    // What follows the client's Close frame is no matter of rules: "a peer discards any further data" (section 1.4).
    while (end < bytes.length && !this.#context.afterClose) {
      const frameBytes = ordinaryFrameBytes(bytes, end, this.#context) ?? this.#judge(bytes, end);
      if (typeof frameBytes === 'object') {
        this.#isDiscarding = true;
        if (end > 0) pass.call(socket, bytes.subarray(0, end));
        const reason = reasonOf(frameBytes);
        pass.call(socket, closeFrame(protocolError, reason));
        this.#guarded.ruleBroken(reason);
        return;
      }
      if (frameBytes === 0) {
        this.#held = Buffer.from(bytes.subarray(end));
        break;
      }
      end += frameBytes;
    }
    this.#missingBytes = this.#held === null ? Math.max(0, end - bytes.length) : 0;
    if (this.#held === null) pass.call(socket, bytes);
    else if (end > 0) pass.call(socket, bytes.subarray(0, end));
  }

  /** How long the frame is that begins at `start`, 0 where its header is not whole; or the rule that it breaks. */
  #judge(bytes: Buffer, start: number): number | BrokenRule {
    const header = parseFrameHeader(bytes.subarray(start, start + maxFrameHeaderBytes));
    if (typeof header === 'number') return 0;
    const rule = brokenHeaderRule(header, this.#context);
    if (rule !== null) return rule;
    this.#context = nextFrameContext(this.#context, header);
    return header.byteLength + Number(header.payloadLength);
  }
}

/** Our rules are written in ASCII, so that characters are bytes. */
function reasonOf({ field, what, source }: BrokenRule): string {
  return `${field}: ${what} (${source.standard}, ${source.section})`.slice(0, maxCloseReasonBytes);
}

/** As a client sends it, masked with a key that changes nothing. */
function closeFrame(code: number, reason: string): Buffer {
  const body = Buffer.from(`..${reason}`);
  body.writeUInt16BE(code);
  return Buffer.concat([Buffer.of(0x80 | close, 0x80 | body.length, 0, 0, 0, 0), body]);
}
