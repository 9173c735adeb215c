/** The worker through which the encoded frames of a sender go. */
import { FrameDropper, type DropCount, type DropShare } from './frame-drop.ts';

/** The part of RTCRtpScriptTransformer that is used (WebRTC Encoded Transform). */
interface Transformer {
  readonly readable: ReadableStream<unknown>;
  readonly writable: WritableStream<unknown>;
  readonly options: { readonly port: MessagePort };
}

self.addEventListener('rtctransform', (event) => {
  const { readable, writable, options } = (event as Event & { transformer: Transformer })
    .transformer;
  const { port } = options;
  const dropper = new FrameDropper(Math.random);
  const tell = (count: DropCount): void => port.postMessage(count, []);
  port.onmessage = ({ data }: MessageEvent<DropShare>) => {
    dropper.share = data.share;
    tell(dropper.count);
  };
  const drop = new TransformStream<unknown, unknown>({
    transform(frame, controller) {
      if (dropper.keeps()) controller.enqueue(frame);
    },
  });
  // It ends with the connection, in whichever way.
  readable
    .pipeThrough(drop)
    .pipeTo(writable)
    .catch(() => undefined);
});
