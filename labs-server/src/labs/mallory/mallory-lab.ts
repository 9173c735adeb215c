/** The lab of Mallory: two peers of hers in the middle of a call, where the signaling server is hers. */
import { mallory, malloryEndpoints } from '../../../wire/mechanisms/mallory.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { openSignaling } from './signaling.ts';

export const malloryLab: Lab = {
  mechanism: mallory,
  mount(router, context, upgrades) {
    mountUpgrade(router, upgrades, malloryEndpoints.signaling, (upgrade, query) =>
      openSignaling(context, upgrade, query),
    );
  },
};
