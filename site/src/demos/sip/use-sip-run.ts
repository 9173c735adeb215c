/** The runs of the demo, and what is known of the newest one. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import { type CanvasPicture, drawPicture } from '../message-diagram/canvas-picture.ts';
import type { JsSip } from './sip-agent.ts';
import { nothingSeen, type SipReport } from './sip-report.ts';
import { SipRun } from './sip-run.ts';
import type { PageUser } from './sip-words.ts';

const pictureHue = '#b5541c';

/** Only a run needs the library. */
async function loadJsSip(): Promise<JsSip> {
  const library = await import('jssip');
  return 'default' in library ? (library.default as JsSip) : library;
}

/** The newest run, and what is known of it. */
export function useSipRun(bench: BenchModel | null) {
  const user = useSignal<PageUser>('alice');
  const room = useSignal('');
  const withPicture = useSignal(false);
  const report = useSignal<SipReport>(nothingSeen);
  const run = useSignal<SipRun | null>(null);
  const stream = useSignal<MediaStream | null>(null);
  const picture = useSignal<CanvasPicture | null>(null);
  const stopPicture = (): void => {
    picture.peek()?.stop();
    picture.value = null;
  };
  const show = (incoming: MediaStream | null): void => {
    stream.value = incoming;
    if (incoming === null) stopPicture();
  };
  const connect = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      report.value = nothingSeen;
      const opened = new SipRun(lab, room.peek(), {
        load: loadJsSip,
        tell: (told) => void (report.value = told),
        show,
      });
      run.value = opened;
      try {
        await opened.show(user.peek());
      } finally {
        show(null);
        if (run.peek() === opened) run.value = null;
      }
    });
  const call = (caller: string, target: string): void => {
    stopPicture();
    if (withPicture.peek()) picture.value = drawPicture(pictureHue);
    run
      .peek()
      ?.agent(caller)
      ?.call(target, picture.peek()?.stream ?? null);
  };
  return { user, room, withPicture, report, run, stream, connect, call };
}
