/** The runs of the demo, and what is known of the newest one. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import { type CanvasPicture, drawPicture } from '../message-diagram/canvas-picture.ts';
import { type JingleReport, nothingSeen } from './jingle-report.ts';
import { type JingleLogin, JingleRun } from './jingle-run.ts';

const pictureHue = '#3a6ea5';

export function useJingleRun(bench: BenchModel | null) {
  const login = useSignal<JingleLogin>('guest');
  const withPicture = useSignal(false);
  const report = useSignal<JingleReport>(nothingSeen);
  const run = useSignal<JingleRun | null>(null);
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
      const opened = new JingleRun(lab, { tell: (told) => void (report.value = told), show });
      run.value = opened;
      try {
        await opened.show(login.peek());
      } finally {
        show(null);
        if (run.peek() === opened) run.value = null;
      }
    });
  const call = (to: string): void => {
    stopPicture();
    if (withPicture.peek()) picture.value = drawPicture(pictureHue);
    void run.peek()?.call(to, picture.peek()?.stream ?? null);
  };
  return { login, withPicture, report, run, stream, connect, call };
}
