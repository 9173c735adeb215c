/** A sender whose encoded frames can be thrown away. */
import type { DropCount, DropShare } from './frame-drop.ts';

export interface Dropping {
  /** Sets the share of frames to drop, 0 to 1; also has the worker tell its count. */
  setShare(share: number): void;
  /** The newest that the worker told. */
  readonly count: DropCount;
}

type ScriptTransform = new (
  worker: Worker,
  options: { readonly port: MessagePort },
  transfer: readonly Transferable[],
) => RTCRtpTransform;
type RTCRtpTransform = object;

/** Null where the browser has no encoded transforms. The worker ends with `signal`. */
export function dropFrames(sender: RTCRtpSender, signal: AbortSignal): Dropping | null {
  const Transform = Reflect.get(globalThis, 'RTCRtpScriptTransform') as ScriptTransform | undefined;
  if (Transform === undefined) return null;
  const worker = new Worker(new URL('./drop-worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate(), { once: true });
  const { port1, port2 } = new MessageChannel();
  let count: DropCount = { seen: 0, dropped: 0 };
  port1.onmessage = ({ data }: MessageEvent<DropCount>) => (count = data);
  Reflect.set(sender, 'transform', new Transform(worker, { port: port2 }, [port2]));
  return {
    setShare: (share) => port1.postMessage({ share } satisfies DropShare),
    get count() {
      return count;
    },
  };
}
