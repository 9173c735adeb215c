/** The Jingle lab: a small XMPP server over WebSocket, and Bob to call. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jingle, jingleEndpoints as endpoints } from '../../../wire/mechanisms/jingle.ts';
import { serializeXml } from '../../../wire/jingle/xml-element.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab, LabContext } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { requireSubProtocol } from '../sub-protocol.ts';
import type { Upgrade } from '../upgrade.ts';
import { closeCode } from '../web-socket.ts';
import { JingleBob, bobJid } from './jingle-bob.ts';
import { xmppDomain } from './jid.ts';
import { readXml } from './read-xml.ts';
import { XmppRouter } from './xmpp-router.ts';
import { XmppStream } from './xmpp-stream.ts';

/** The domain of one session. */
interface Domain {
  readonly router: XmppRouter;
  readonly passwords: ReadonlyMap<string, string>;
}

const userName = 'alice';

export const jingleLab: Lab = {
  mechanism: jingle,
  mount(router, context, upgrades) {
    const domains = new Map<string, Domain>();
    const find = (request: IncomingMessage): Domain => {
      const { session } = context.callerOf(request);
      const present = domains.get(session);
      if (present !== undefined) return present;
      const made = {
        router: new XmppRouter(),
        passwords: new Map([[userName, token().slice(0, 12)]]),
      };
      domains.set(session, made);
      context.whenSessionEnds(request, () => void domains.delete(session));
      return made;
    };
    mountUpgrade(router, upgrades, endpoints.xmpp, (upgrade) =>
      openXmpp(context, find(upgrade.request), upgrade),
    );
    mountEndpoint(router, endpoints.domain, (request, response) => {
      const users = [...find(request).passwords].map(([user, password]) => ({ user, password }));
      sendJson(response, 200, { domain: xmppDomain, users, residents: [bobJid] });
    });
  },
};

/** 96 bits. */
function token(): string {
  return randomBytes(12).toString('hex');
}

/** RFC 7395 section 3.1: the sub-protocol is `xmpp`. */
function openXmpp(context: LabContext, { router, passwords }: Domain, upgrade: Upgrade): void {
  const { request } = upgrade;
  const detail =
    "This endpoint speaks XMPP: open it with `new WebSocket(url, 'xmpp')` (RFC 7395 section 3.1).";
  if (!requireSubProtocol(upgrade, 'xmpp', detail)) return;
  acceptWebSocket(context, upgrade, { chooseProtocol: () => 'xmpp' }, (socket) => {
    const bob = new JingleBob({
      token,
      createPeer: (events) => context.peers.create(request, events),
      send: (stanza) => stream.send(stanza),
    });
    const stream = new XmppStream({
      passwords,
      token,
      send: (message) => void socket.send(serializeXml(message)),
      end: () => socket.close(closeCode.normal, ''),
      bound: (bound) => router.bind(bound, bob),
      stanza: (from, stanza) => router.route(from, stanza),
    });
    socket.onMessage((message) => {
      // RFC 7395 section 3.2: binary messages are not XMPP.
      stream.receive(typeof message === 'string' ? readXml(message) : 'not-well-formed');
    });
    socket.onClose(() => {
      router.unbind(stream);
      bob.close();
    });
  });
}
