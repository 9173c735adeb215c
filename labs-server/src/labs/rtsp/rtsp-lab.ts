/** The RTSP lab: its server has a listener of its own; here is the way to it for a page. */
import { rtsp, rtspEndpoints } from '../../../wire/mechanisms/rtsp.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { openConsole } from './console.ts';

export const rtspLab: Lab = {
  mechanism: rtsp,
  mount(router, context, upgrades) {
    mountUpgrade(router, upgrades, rtspEndpoints.console, (upgrade, { run }) =>
      openConsole(context, upgrade, run),
    );
  },
};
