/** A process that writes what ffmpeg wrote once, and then stays: what a test of the lab itself needs. */
import { spawn } from 'node:child_process';
import type { Ffmpeg, FfmpegFound, FfmpegProcess } from '../ffmpeg.ts';
import { grayFile } from './gray.ts';

const showGray = `process.stdout.write(require('fs').readFileSync(${JSON.stringify(grayFile)}));`;
const stay = 'setInterval(() => {}, 1e6);';

export const scripts = {
  showAndStay: showGray + stay,
  ignoreSigterm: `process.on('SIGTERM', () => {}); ${showGray + stay}`,
  showAndFail: `${showGray} console.error('first'); console.error('the camera is gone'); process.exitCode = 1;`,
  writeNoMp4: `process.stdout.write('no boxes at all'); ${stay}`,
  complain: `for (let i = 0; i < 1000; i += 1) console.error('again and again ' + i); process.exitCode = 1;`,
} as const;

export function startScript(script: string): FfmpegProcess {
  return spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
}

export interface StandInFfmpeg extends Ffmpeg {
  readonly started: readonly { readonly args: readonly string[]; readonly child: FfmpegProcess }[];
}

export function createStandIn(found: FfmpegFound, script: string): StandInFfmpeg {
  const started: { args: readonly string[]; child: FfmpegProcess }[] = [];
  return {
    started,
    look: () => Promise.resolve(found),
    start(args) {
      const child = startScript(script);
      started.push({ args, child });
      return child;
    },
  };
}
