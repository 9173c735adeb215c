/** The WebRTC lab: the ways to call Bob. */
import { webRtc, webRtcEndpoints } from '../../../wire/mechanisms/webrtc.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { answerOffer } from './offer.ts';
import { openSignaling } from './signaling.ts';

export const webRtcLab: Lab = {
  mechanism: webRtc,
  mount(router, context, upgrades) {
    mountEndpoint(router, webRtcEndpoints.offer, (request, response) =>
      answerOffer(context, request, response),
    );
    mountEndpoint(router, webRtcEndpoints.status, (request, response) =>
      sendJson(response, 200, { calls: context.peers.statusOf(request) }),
    );
    mountUpgrade(router, upgrades, webRtcEndpoints.signaling, (upgrade, query) =>
      openSignaling(context, upgrade, query),
    );
  },
};
