/** The SIP lab: registrar, proxy, and user agents to call. */
import type { IncomingMessage } from 'node:http';
import { sip, sipEndpoints as endpoints } from '../../../wire/mechanisms/sip.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { refuseUpgrade } from '../upgrade.ts';
import { domainName } from './domain-names.ts';
import { maxRoomsOfSession, type OpenDomain, SipDomains } from './domains.ts';
import { openSipSocket, residentManners, residentOf } from './sip-socket.ts';

export const sipLab: Lab = {
  mechanism: sip,
  mount(router, context, upgrades) {
    const domains = new SipDomains(context.clock, (domain, user, from) =>
      residentOf(context, domain, user, from),
    );
    const watched = new Set<string>();
    /** The domain of the caller's session or room; null where there is no such room. */
    const find = (request: IncomingMessage, room: string): OpenDomain | null => {
      const { session } = context.callerOf(request);
      if (room === '' && !watched.has(session)) {
        watched.add(session);
        context.whenSessionEnds(request, () => {
          watched.delete(session);
          domains.drop(session);
        });
      }
      return domains.find(session, room);
    };
    mountUpgrade(router, upgrades, endpoints.socket, (upgrade, { room }) => {
      const domain = find(upgrade.request, room);
      if (domain === null) refuseUpgrade(upgrade, noRoom);
      else openSipSocket(context, context.peers, domain, upgrade);
    });
    mountEndpoint(router, endpoints.domain, (request, response, { room }) => {
      const domain = find(request, room);
      if (domain === null) sendProblem(response, noRoom);
      else sendJson(response, 200, describe(domain));
    });
    mountEndpoint(router, endpoints.rooms, (request, response) => {
      const opened = domains.openRoom(context.callerOf(request).session);
      if ('room' in opened) sendJson(response, 201, { room: opened.room });
      else sendProblem(response, tooManyRooms[opened.full]);
    });
  },
};

function describe({ sip: { bindings }, passwords }: OpenDomain) {
  return {
    domain: domainName,
    users: [...passwords].map(([user, password]) => ({
      user,
      password,
      bindings: bindings.of(user).map((binding) => ({
        contact: binding.contact,
        expiresInS: bindings.secondsLeft(binding),
      })),
    })),
    residents: Object.keys(residentManners),
  };
}

const noRoom = {
  status: 404,
  code: 'no-such-room',
  detail: 'There is no room with this code: a room in which nobody is closes after ten minutes.',
};

const tooManyRooms = {
  session: {
    status: 429,
    code: 'too-many-rooms',
    detail: `Your session has ${maxRoomsOfSession} rooms open: use one of them, or wait until one has been empty for ten minutes.`,
  },
  server: {
    status: 503,
    code: 'no-room-left',
    detail: 'There are as many rooms as there may be: try again in ten minutes.',
  },
} as const;
