/** Engine.IO in the messages of a WebSocket, one packet each: Engine.IO protocol, section "Packet encoding: WebSocket". */
import { readMessage, readPacket } from './engine-io-packet.ts';
import {
  type MessageContentReader,
  type MessageContentReaderFor,
  setMessageUnit,
  type WholeMessage,
} from './message-content.ts';
import { speaksEngineIo } from './engine-io-target.ts';
import { SocketIoMessages } from './socket-io-messages.ts';
import type { StreamContext } from './stage.ts';

class EngineIoMessageReader implements MessageContentReader {
  readonly #context: StreamContext;
  readonly #messages: SocketIoMessages;

  constructor(context: StreamContext) {
    this.#context = context;
    this.#messages = new SocketIoMessages(context.units);
  }

  read(message: WholeMessage): void {
    const { layer, type, exchange } = message;
    const framing = type === 'text' ? 'text-message' : 'binary-message';
    const { says, value } = readPacket(layer, { start: 0, end: layer.byteLength }, framing);
    setMessageUnit(this.#context, message, says);
    if (value) readMessage(this.#context.layers, layer, value, exchange, this.#messages);
  }
}

/** Engine.IO has no sub-protocol: the request-target tells it. */
export const engineIoMessages: MessageContentReaderFor = ({ requestTarget }, context) =>
  speaksEngineIo(requestTarget, 'websocket') ? new EngineIoMessageReader(context) : null;
