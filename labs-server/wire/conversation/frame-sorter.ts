/** Which data a frame belongs to: control frames may lie between the fragments of a message (RFC 6455 section 5.4). */
import type { FrameHeader } from '../websocket/frame.ts';
import { continuation, isControl } from '../websocket/opcode.ts';
import { ControlData } from './control-data.ts';
import type { FrameData } from './frame-data.ts';
import { messageContentReader } from './message-content-readers.ts';
import { MessageData, type MessageParts } from './message-data.ts';
import { MessageInflater } from './message-inflater.ts';
import type { StreamContext } from './stage.ts';
import { senderIn, type WebSocketSession } from './websocket-session.ts';

export class FrameSorter {
  readonly #parts: MessageParts;
  /** The message of which further fragments may come. */
  #message: MessageData | null = null;

  constructor(context: StreamContext, session: WebSocketSession) {
    const deflate = session.permessageDeflate?.[senderIn(context.direction)] ?? null;
    this.#parts = {
      context,
      exchange: session.exchange,
      reader: messageContentReader(session, context),
      inflater: deflate && new MessageInflater(context.inflate, deflate),
    };
  }

  /** Where the payload data of the frame go that begins at `start` of the stream. */
  dataOf(header: FrameHeader, start: number): FrameData {
    const { context, exchange } = this.#parts;
    if (isControl(header.opcode)) return new ControlData(context, exchange, header, start);
    if (header.opcode === continuation && this.#message !== null) return this.#message;
    this.#message?.abandon();
    this.#message = new MessageData(this.#parts, header, start);
    return this.#message;
  }

  /** The frame with `header` is whole. */
  finish({ opcode, fin }: FrameHeader): void {
    if (!isControl(opcode) && fin) this.#message = null;
  }

  refresh(): void {
    this.#message?.refresh();
  }

  /** Nothing follows. */
  abandon(): void {
    this.#message?.abandon();
    this.#message = null;
  }
}
