/** JPEG images in the binary messages of a WebSocket, one each: what a page sends as its webcam. */
import { JpegContent } from './jpeg-content.ts';
import {
  type MessageContentReader,
  type MessageContentReaderFor,
  setMessageUnit,
  type WholeMessage,
} from './message-content.ts';
import { PlainMessageReader, messageFields } from './plain-message.ts';
import type { StreamContext } from './stage.ts';

class JpegMessageReader implements MessageContentReader {
  readonly #context: StreamContext;
  readonly #plain: PlainMessageReader;

  constructor(context: StreamContext) {
    this.#context = context;
    this.#plain = new PlainMessageReader(context);
  }

  read(message: WholeMessage): void {
    const { layer, type, exchange } = message;
    if (type === 'text' || layer.byteLength === 0) {
      this.#plain.read(message);
      return;
    }
    const range = { start: 0, end: layer.byteLength };
    setMessageUnit(this.#context, message, {
      format: 'websocket',
      kind: 'message',
      title: `image of ${range.end} B`,
      range,
      fields: () => messageFields(layer, type, range),
      state: 'complete',
      error: null,
    });
    const { layers, units } = this.#context;
    const image = layers.addMapped(layer, 'JPEG image', 0);
    const content = new JpegContent(units, image, exchange);
    image.map.append(range);
    content.grow();
    content.end('complete');
  }
}

/** No sub-protocol names JPEG: the request-target of the webcam's endpoint tells it. */
export const jpegMessages: MessageContentReaderFor = ({ requestTarget }, context) =>
  takesWebcam(requestTarget) ? new JpegMessageReader(context) : null;

function takesWebcam(requestTarget: string | null): boolean {
  const [path = ''] = requestTarget?.split('?') ?? [];
  return path.endsWith('/m-jpeg/webcam');
}
