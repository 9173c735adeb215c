/** The STUN lab: its server has ports of its own; here are the ways to it for a page. */
import { stun, stunEndpoints } from '../../../wire/mechanisms/stun.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';

export const stunLab: Lab = {
  mechanism: stun,
  mount(router, { turn }) {
    mountEndpoint(router, stunEndpoints.servers, (request, response, { nat }) => {
      const servers = turn.iceServers(request, nat === 'pretend' ? 'pretend-nat' : 'own');
      // TURN has a lab of its own.
      sendJson(
        response,
        200,
        servers.filter(({ username }) => username === undefined),
      );
    });
    mountEndpoint(router, stunEndpoints.claim, (request, response, { port, run }) => {
      if (port !== null) {
        sendJson(response, 200, { datagrams: turn.claimPort(request, port, run) });
      } else {
        const detail = 'Name the UDP port that is yours, for instance ?port=50000.';
        sendProblem(response, { status: 400, code: 'port-missing', detail });
      }
    });
  },
};
