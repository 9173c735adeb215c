/** The M-JPEG lab: a camera as parts that replace each other, and as single pictures. */
import { mJpeg, mJpegEndpoints as endpoints } from '../../../wire/mechanisms/m-jpeg.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { createSharedParts } from './shared-parts.ts';
import { sendSnapshot } from './snapshot.ts';
import { createSnapshots } from './snapshots.ts';
import { sendStatus } from './status.ts';
import { openStream } from './open-stream.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { openWebcam } from './webcam.ts';
import { createStreams } from './streams.ts';

export const mJpegLab: Lab = {
  mechanism: mJpeg,
  mount(router, context, upgrades) {
    const lab = {
      context,
      streams: createStreams(),
      parts: createSharedParts(),
      boundary: chooseBoundary(context.random),
      snapshots: createSnapshots(),
    };
    mountEndpoint(router, endpoints.stream, (...exchange) => openStream(lab, ...exchange));
    mountEndpoint(router, endpoints.snapshot, (...exchange) => sendSnapshot(lab, ...exchange));
    mountUpgrade(router, upgrades, endpoints.webcam, (upgrade) => void openWebcam(lab, upgrade));
    mountEndpoint(router, endpoints.status, (...exchange) => sendStatus(lab, ...exchange));
  },
};

/** "Boundary delimiters must not appear within the encapsulated material": nobody can know it beforehand. */
function chooseBoundary(random: () => number): string {
  return `frame-${Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')}`;
}
