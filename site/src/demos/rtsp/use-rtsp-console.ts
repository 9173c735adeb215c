/** The console's connection and what is known of it; each run is a connection of its own. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import type { PageServices } from '../../lab/page-services.ts';
import type { RtspDialogue } from './rtsp-dialogue.ts';
import { openRtspLink, relayUrl, type RtspLink } from './rtsp-link.ts';
import { RtspReception, type MediaCount } from './rtsp-reception.ts';

/** What the face draws. */
export interface RtspReport {
  readonly dialogue: RtspDialogue;
  readonly media: MediaCount;
}

export interface RtspConsole {
  readonly report: Signal<RtspReport>;
  /** The newest whole frame, as a JPEG; null before the first. */
  readonly jpeg: Signal<Uint8Array | null>;
  /** The run's own address of the cameras; null while there is no connection. */
  readonly base: Signal<string | null>;
  connect(): void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
}

export const emptyReport: RtspReport = reportOf(new RtspReception(() => {}));

export function useRtspConsole(
  services: PageServices | null,
  bench: BenchModel | null,
): RtspConsole {
  const report = useSignal(emptyReport);
  const jpeg = useSignal<Uint8Array | null>(null);
  const base = useSignal<string | null>(null);
  const open = useRef<{ readonly link: RtspLink; readonly reception: RtspReception } | null>(null);

  const connect = (): void =>
    startInPage(bench, 'direct', async (lab, setting) => {
      const rtsp = services?.lab.session.peek()?.rtsp ?? null;
      if (rtsp === null) throw new Error(noRtsp);
      const reception = new RtspReception((frame) => void (jpeg.value = frame));
      report.value = reportOf(reception);
      jpeg.value = null;
      try {
        await openRtspLink(lab, relayUrl(setting), {
          onOpen(link) {
            open.current = { link, reception };
            base.value = `${rtsp}/s/${setting.session}/${setting.run}/rtsp`;
          },
          onBytes(bytes) {
            reception.received(bytes);
            report.value = reportOf(reception);
          },
        });
      } finally {
        open.current = null;
        base.value = null;
      }
    });

  const send = (bytes: Uint8Array<ArrayBuffer>): void => {
    if (open.current === null) return;
    const { link, reception } = open.current;
    reception.sent(bytes);
    report.value = reportOf(reception);
    link.send(bytes);
  };
  return { report, jpeg, base, connect, send };
}

const noRtsp =
  'This lab server has no RTSP: another program has its port. Start it again with --rtsp-port and a free port.';

function reportOf({ dialogue, media }: RtspReception): RtspReport {
  return { dialogue, media };
}
