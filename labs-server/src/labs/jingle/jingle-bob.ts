/** Bob as one who can be called by Jingle: XEP-0166 section 6, with the lab's own peer behind it. */
import { readCandidateLine, writeCandidateLine } from '../../../wire/jingle/candidate-line.ts';
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import { readJingleContents, readTransportInfo } from '../../../wire/jingle/read-jingle.ts';
import { readSdp } from '../../../wire/jingle/read-sdp.ts';
import type { Transport } from '../../../wire/jingle/session-description.ts';
import { writeJingleContents, writeTransportInfo } from '../../../wire/jingle/write-jingle.ts';
import { writeSdp } from '../../../wire/jingle/write-sdp.ts';
import {
  attributeOf,
  childNamed,
  element,
  type XmlElement,
} from '../../../wire/jingle/xml-element.ts';
import type { SignaledCandidate } from '../../../wire/signaling-message.ts';
import type { LabPeer, PeerEvents } from '../lab-peer.ts';
import { xmppDomain } from './jid.ts';
import { iqError, iqResult, iqSet, type StanzaError } from './stanzas.ts';
import type { Resident } from './xmpp-router.ts';

export const bobJid = `bob@${xmppDomain}/lab`;

export interface JingleBobParts {
  readonly token: () => string;
  /** Null: as many calls as there may be. */
  readonly createPeer: (events: Partial<PeerEvents>) => LabPeer | null;
  /** To the caller. */
  readonly send: (stanza: XmlElement) => void;
}

interface Session {
  readonly sid: string;
  readonly initiator: string;
  readonly peer: LabPeer;
  /** Names of the contents, in the order of their m= sections. */
  names: readonly string[];
  /** Of Bob's answer, by the name of the content. */
  transports: ReadonlyMap<string, Transport>;
  /** Candidates that came before the answer was sent. */
  waiting: SignaledCandidate[] | null;
}

export class JingleBob implements Resident {
  readonly jid = bobJid;
  readonly features = [
    xmlns.jingle,
    xmlns.rtp,
    'urn:xmpp:jingle:apps:rtp:video',
    xmlns.iceUdp,
    xmlns.dtls,
    xmlns.sctp,
    xmlns.dataChannel,
  ];
  readonly #parts: JingleBobParts;
  /** One call at a time. */
  #session: Session | null = null;

  constructor(parts: JingleBobParts) {
    this.#parts = parts;
  }

  receive(stanza: XmlElement): void {
    // Results and errors of what Bob sent need no answer; neither do messages and presence.
    if (stanza.name !== 'iq' || !['get', 'set'].includes(attributeOf(stanza, 'type') ?? '')) return;
    const jingle = childNamed(stanza, 'jingle', xmlns.jingle);
    if (jingle === null) this.#refuse(stanza, 'service-unavailable');
    else if (attributeOf(jingle, 'action') === 'session-initiate') this.#initiate(stanza, jingle);
    else if (this.#session === null || this.#session.sid !== attributeOf(jingle, 'sid')) {
      // XEP-0166 section 10: there is no such session.
      const unknown = element('unknown-session', xmlns.jingleErrors);
      this.#refuse(stanza, 'item-not-found', [unknown]);
    } else this.#act(stanza, jingle, this.#session);
  }

  close(): void {
    this.#session?.peer.close();
    this.#session = null;
  }

  #act(iq: XmlElement, jingle: XmlElement, session: Session): void {
    const action = attributeOf(jingle, 'action');
    if (action === 'transport-info') {
      this.#parts.send(iqResult(iq));
      this.#addCandidates(jingle, session);
    } else if (action === 'session-terminate') {
      this.#parts.send(iqResult(iq));
      this.close();
    } else if (action === 'session-info') this.#parts.send(iqResult(iq));
    else this.#refuse(iq, 'feature-not-implemented');
  }

  #initiate(iq: XmlElement, jingle: XmlElement): void {
    const sid = attributeOf(jingle, 'sid');
    const offer = readJingleContents(jingle, 'initiator');
    if (sid === null || offer === null) {
      this.#refuse(iq, 'bad-request');
      return;
    }
    if (this.#session !== null) {
      this.#refuse(iq, 'resource-constraint');
      return;
    }
    const peer = this.#parts.createPeer({
      candidate: (candidate) => this.#candidate(candidate),
      state: (state) => {
        if (state === 'failed') this.#terminate('connectivity-error');
        if (state !== 'closed' || this.#session?.peer !== peer) return;
        if (this.#session.waiting === null) this.#session = null;
        else this.#terminate('failed-application');
      },
    });
    if (peer === null) {
      this.#refuse(iq, 'resource-constraint');
      return;
    }
    // XEP-0166 section 6.3: the request is acknowledged at once, whatever becomes of it.
    this.#parts.send(iqResult(iq));
    const session: Session = {
      sid,
      initiator: attributeOf(iq, 'from') ?? '',
      peer,
      names: offer.contents.map(({ name }) => name),
      transports: new Map(),
      waiting: [],
    };
    this.#session = session;
    this.#send('session-info', [element('ringing', xmlns.rtpInfo)]);
    peer.answer(writeSdp(offer, { id: '1', version: 1 })).then(
      (sdp) => this.#accept(session, sdp),
      () => {
        if (this.#session === session) this.#terminate('failed-application');
      },
    );
  }

  #accept(session: Session, sdp: string): void {
    if (this.#session !== session) return;
    const answer = readSdp(sdp);
    if (answer === null) {
      this.#terminate('failed-application');
      return;
    }
    session.transports = new Map(answer.contents.map(({ name, transport }) => [name, transport]));
    this.#send('session-accept', writeJingleContents(answer, 'responder'));
    const waiting = session.waiting ?? [];
    session.waiting = null;
    for (const candidate of waiting) this.#candidate(candidate);
  }

  /** XEP-0176 section 5.5: each of Bob's candidates as soon as it is there. */
  #candidate(candidate: SignaledCandidate | null): void {
    const session = this.#session;
    if (session === null || candidate === null) return;
    if (session.waiting !== null) {
      session.waiting.push(candidate);
      return;
    }
    const name = candidate.sdpMid ?? session.names[candidate.sdpMLineIndex ?? 0] ?? '';
    const transport = session.transports.get(name);
    const read = readCandidateLine(candidate.candidate);
    if (transport === undefined || read === null) return;
    const alone = { ...transport, fingerprint: null, candidates: [read] };
    this.#send('transport-info', [writeTransportInfo(name, alone)]);
  }

  #addCandidates(jingle: XmlElement, { peer, names }: Session): void {
    for (const { name, transport } of readTransportInfo(jingle)) {
      for (const candidate of transport.candidates) {
        const signaled: SignaledCandidate = {
          candidate: writeCandidateLine(candidate),
          sdpMid: name,
          sdpMLineIndex: Math.max(names.indexOf(name), 0),
          usernameFragment: transport.ufrag,
        };
        // One that cannot be used is left out, as ICE leaves it out.
        peer.addCandidate(signaled).catch(() => {});
      }
    }
  }

  /** XEP-0166 section 7.4. */
  #terminate(condition: 'connectivity-error' | 'failed-application'): void {
    const reason = element('reason', xmlns.jingle, {}, [element(condition, xmlns.jingle)]);
    this.#send('session-terminate', [reason]);
    this.close();
  }

  #send(action: string, children: readonly XmlElement[]): void {
    if (this.#session === null) return;
    const { sid, initiator } = this.#session;
    const responder = action === 'session-accept' ? bobJid : null;
    const jingle = element('jingle', xmlns.jingle, { action, initiator, responder, sid }, children);
    const addresses = { id: this.#parts.token().slice(0, 8), from: bobJid, to: initiator };
    this.#parts.send(iqSet(addresses, jingle));
  }

  #refuse(iq: XmlElement, condition: StanzaError, more: readonly XmlElement[] = []): void {
    this.#parts.send(iqError(iq, condition, more));
  }
}
