/** Opcodes: RFC 6455 section 5.2 and the WebSocket Opcode Registry of section 11.8. */

/** What a frame carries. */
export interface Opcode {
  /** The name in the registry, in lower case, without the word frame. */
  readonly name: string;
  /** One sentence for a learner. */
  readonly meaning: string;
  /** Section of RFC 6455. */
  readonly section: string;
}

export const continuation = 0x0;
export const text = 0x1;
export const binary = 0x2;
export const close = 0x8;
export const ping = 0x9;
export const pong = 0xa;

/** The opcodes that the registry knows; all others are reserved. */
export const opcodes: ReadonlyMap<number, Opcode> = new Map([
  [
    continuation,
    {
      name: 'continuation',
      meaning: 'Continuation: the next fragment of the message that a text or binary frame began.',
      section: '5.4',
    },
  ],
  [text, { name: 'text', meaning: 'Text: the message is UTF-8.', section: '5.6' }],
  [
    binary,
    {
      name: 'binary',
      meaning: 'Binary: what the bytes mean is up to the application.',
      section: '5.6',
    },
  ],
  [
    close,
    {
      name: 'close',
      meaning:
        'Close: the sender sends no data after this frame; the other end answers with its own.',
      section: '5.5.1',
    },
  ],
  [
    ping,
    {
      name: 'ping',
      meaning: 'Ping: the receiver answers with a pong that carries the same application data.',
      section: '5.5.2',
    },
  ],
  [
    pong,
    {
      name: 'pong',
      meaning: 'Pong: the answer to a ping, or a sign of life that nobody asked for.',
      section: '5.5.3',
    },
  ],
]);

/** Opcodes with the most significant bit set are control frames: section 5.5. */
export function isControl(opcode: number): boolean {
  return opcode >= 0x8;
}

/** `text`, or `opcode 0xb` for one that is reserved. */
export function opcodeName(opcode: number): string {
  return opcodes.get(opcode)?.name ?? `opcode 0x${opcode.toString(16)}`;
}
