/** JPEG images in the binary messages of a WebSocket, one each: what a page sends as its webcam. */
import type { ByteRange } from '../field/field.ts';
import { JpegContent } from './jpeg-content.ts';
import {
  type MessageContentReader,
  type MessageContentReaderFor,
  type MessageUnitSays,
  setMessageUnit,
  type WholeMessage,
} from './message-content.ts';
import { messageFields, messageTitle, PlainMessageReader, withGap } from './plain-message.ts';
import type { StreamContext } from './stage.ts';

class JpegMessageReader implements MessageContentReader {
  readonly #context: StreamContext;
  readonly #plain: PlainMessageReader;

  constructor(context: StreamContext) {
    this.#context = context;
    this.#plain = new PlainMessageReader(context);
  }

  read(message: WholeMessage): void {
    this.readCut(message, []);
  }

  readCut(message: WholeMessage, gaps: readonly ByteRange[]): void {
    const { layer, type } = message;
    const range = { start: 0, end: layer.byteLength };
    const isImage = type === 'binary' && layer.byteLength > 0;
    if (!isImage && gaps.length === 0) {
      this.#plain.read(message);
      return;
    }
    const says: MessageUnitSays = {
      format: 'websocket',
      kind: 'message',
      title: isImage ? `image of ${range.end} B` : messageTitle(layer, type),
      range,
      fields: () => messageFields(layer, type, range),
      state: 'complete',
      error: null,
    };
    setMessageUnit(this.#context, message, gaps.length > 0 ? withGap(says) : says);
    if (isImage) this.#readImage(message, gaps);
  }

  #readImage({ layer, exchange }: WholeMessage, gaps: readonly ByteRange[]): void {
    const { layers, units } = this.#context;
    const image = layers.addMapped(layer, 'JPEG image', 0);
    const content = new JpegContent(units, image, exchange);
    const end = layer.byteLength;
    let start = 0;
    for (const gap of [...gaps, { start: end, end }]) {
      if (gap.start > start) {
        image.map.append({ start, end: gap.start });
        content.grow();
      }
      if (gap.end > gap.start) {
        image.map.append(gap);
        content.skip(gap.end - gap.start);
      }
      start = gap.end;
    }
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
