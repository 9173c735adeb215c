/** The signaling lab: rooms for two peers, and three ways to the same room. */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { signaling, signalingEndpoints as endpoints } from '../../../wire/mechanisms/signaling.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { streamEntries } from './event-stream-way.ts';
import { inviteBob } from './invite-bob.ts';
import { holdForEntries } from './long-polling-way.ts';
import { guesserOf, placeOf, type SignalingParts, takePlace } from './places.ts';
import type { Outcome } from './problems.ts';
import { Rooms } from './rooms.ts';
import { sendMessage } from './send-message.ts';
import { openSignalingSocket } from './web-socket-way.ts';

export const signalingLab: Lab = {
  mechanism: signaling,
  mount(router, context, upgrades) {
    const rooms = new Rooms({ clock: context.clock, randomBytes });
    const parts: SignalingParts = { context, rooms };
    mountEndpoint(router, endpoints.open, (request, response) => {
      const opened = rooms.open(context.callerOf(request).session);
      answer(response, opened.ok ? takePlace(opened.value) : opened);
    });
    mountEndpoint(router, endpoints.join, (request, response, { room: code }) => {
      const found = rooms.find(code, guesserOf(parts, request));
      answer(response, found.ok ? takePlace(found.value) : found);
    });
    mountEndpoint(router, endpoints.inviteBob, (request, response, query) => {
      const place = placeOf(parts, request, query);
      if (!place.ok) return answer(response, place);
      const bob = inviteBob(context.peers, request, place.value.room);
      if (bob.ok) sendJson(response, 201, { name: bob.value.name });
      else sendProblem(response, bob.problem);
    });
    mountEndpoint(router, endpoints.send, (...exchange) => sendMessage(parts, ...exchange));
    mountEndpoint(router, endpoints.next, (...exchange) => holdForEntries(parts, ...exchange));
    mountEndpoint(router, endpoints.events, (...exchange) => streamEntries(parts, ...exchange));
    mountUpgrade(router, upgrades, endpoints.socket, (...upgrade) =>
      openSignalingSocket(parts, ...upgrade),
    );
  },
};

function answer(response: Response, outcome: Outcome<object>): void {
  if (outcome.ok) sendJson(response, 201, outcome.value);
  else sendProblem(response, outcome.problem);
}
