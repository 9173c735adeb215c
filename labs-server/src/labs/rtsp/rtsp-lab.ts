/** The RTSP lab: its server has a listener of its own; here are the ways to it for a page. */
import { rtsp, rtspEndpoints } from '../../../wire/mechanisms/rtsp.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { openConsole } from './console.ts';
import { createFfmpeg, type Ffmpeg } from './mp4/ffmpeg.ts';
import { openMp4, sendStatus } from './mp4/open-mp4.ts';
import { Transcodings } from './mp4/transcodings.ts';

export function createRtspLab(ffmpeg: Ffmpeg): Lab {
  return {
    mechanism: rtsp,
    mount(router, context, upgrades) {
      const mp4 = { context, ffmpeg, transcodings: new Transcodings() };
      mountUpgrade(router, upgrades, rtspEndpoints.console, (upgrade, { run }) =>
        openConsole(context, upgrade, run),
      );
      mountUpgrade(
        router,
        upgrades,
        rtspEndpoints.mp4,
        (upgrade, query) => void openMp4(mp4, upgrade, query),
      );
      mountEndpoint(router, rtspEndpoints.status, (request, response) =>
        sendStatus(mp4, request, response),
      );
    },
  };
}

export const rtspLab = createRtspLab(createFfmpeg('ffmpeg'));
