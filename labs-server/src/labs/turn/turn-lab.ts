/** The TURN lab: its server has ports of its own; here are the ways to it for a page. */
import { turn, turnEndpoints } from '../../../wire/mechanisms/turn.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';

export const turnLab: Lab = {
  mechanism: turn,
  mount(router, context) {
    mountEndpoint(router, turnEndpoints.iceServers, (request, response, { server }) => {
      sendJson(response, 200, context.turn.iceServers(request, server));
    });
    mountEndpoint(router, turnEndpoints.loss, (request, response, { percent }) => {
      context.turn.setLoss(request, percent);
      response.status(204).end();
    });
    mountEndpoint(router, turnEndpoints.status, (request, response) => {
      sendJson(response, 200, context.turn.status(request));
    });
  },
};
