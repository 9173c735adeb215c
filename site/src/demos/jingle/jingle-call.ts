/** One call by Jingle: the peer connection of the browser, with XML instead of SDP between the two sides. */
import {
  readCandidateLine,
  writeCandidateLine,
} from '@wireside/labs-server/wire/jingle/candidate-line.ts';
import { xmlns } from '@wireside/labs-server/wire/jingle/namespaces.ts';
import {
  readJingleContents,
  readTransportInfo,
} from '@wireside/labs-server/wire/jingle/read-jingle.ts';
import { readSdp } from '@wireside/labs-server/wire/jingle/read-sdp.ts';
import type { SessionDescription } from '@wireside/labs-server/wire/jingle/session-description.ts';
import {
  writeJingleContents,
  writeTransportInfo,
} from '@wireside/labs-server/wire/jingle/write-jingle.ts';
import { writeSdp } from '@wireside/labs-server/wire/jingle/write-sdp.ts';
import {
  attributeOf,
  childrenOf,
  element,
  type XmlElement,
} from '@wireside/labs-server/wire/jingle/xml-element.ts';
import { indentXml } from './indent-xml.ts';
import type { XmppClient } from './xmpp-client.ts';

export interface CallEvents {
  readonly see: (text: string) => void;
  /** The offer in both forms. */
  readonly offered: (sdp: string, xml: string) => void;
  readonly state: (state: RTCPeerConnectionState) => void;
  readonly channel: (isOpen: boolean) => void;
  readonly show: (stream: MediaStream | null) => void;
  readonly over: (words: string) => void;
}

export class JingleCall {
  readonly #client: XmppClient;
  readonly #to: string;
  readonly #events: CallEvents;
  readonly #sid = crypto.randomUUID().slice(0, 8);
  readonly #connection = new RTCPeerConnection({ iceServers: [] });
  readonly #channel: RTCDataChannel;
  #offer: SessionDescription | null = null;
  #isOver = false;

  /** @param to a full address @param stream what is sent; null: a data channel alone */
  constructor(client: XmppClient, to: string, stream: MediaStream | null, events: CallEvents) {
    this.#client = client;
    this.#to = to;
    this.#events = events;
    this.#channel = this.#connection.createDataChannel('chat');
    for (const track of stream?.getTracks() ?? [])
      this.#connection.addTrack(track, stream ?? new MediaStream());
    this.#listen();
  }

  async start(): Promise<void> {
    await this.#connection.setLocalDescription();
    const sdp = this.#connection.localDescription?.sdp ?? '';
    this.#offer = readSdp(sdp);
    if (this.#offer === null)
      throw new Error('The offer of the browser has no mid or no fingerprint.');
    const contents = writeJingleContents(this.#offer, 'initiator');
    const jingle = this.#jingle('session-initiate', contents, { initiator: this.#client.jid });
    this.#events.offered(sdp, indentXml(jingle));
    this.#events.see('session-initiate');
    const answer = await this.#client.ask('set', this.#to, jingle);
    if (attributeOf(answer, 'type') === 'error') this.#end(`refused: ${conditionOf(answer)}`);
  }

  /** An iq with Jingle for this call. */
  async receive(jingle: XmlElement): Promise<void> {
    if (attributeOf(jingle, 'sid') !== this.#sid || this.#isOver) return;
    const action = attributeOf(jingle, 'action') ?? '';
    this.#events.see(`got ${action}`);
    if (action === 'session-accept') await this.#accept(jingle);
    else if (action === 'transport-info') await this.#addCandidates(jingle);
    else if (action === 'session-terminate') this.#end('the other side ended the call');
  }

  say(text: string): void {
    this.#events.see(`send(${JSON.stringify(text)})`);
    this.#channel.send(text);
  }

  terminate(): void {
    const reason = element('reason', xmlns.jingle, {}, [element('success', xmlns.jingle)]);
    this.#events.see('session-terminate');
    void this.#client.ask('set', this.#to, this.#jingle('session-terminate', [reason], {}));
    this.#end('ended');
  }

  close(): void {
    this.#isOver = true;
    this.#connection.close();
  }

  #jingle(action: string, children: readonly XmlElement[], more: Readonly<Record<string, string>>) {
    return element('jingle', xmlns.jingle, { action, sid: this.#sid, ...more }, children);
  }

  async #accept(jingle: XmlElement): Promise<void> {
    const answer = readJingleContents(jingle, 'responder');
    if (answer === null) {
      this.#end('the answer cannot be read');
      return;
    }
    const sdp = writeSdp(answer, { id: '1', version: 1 });
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  async #addCandidates(jingle: XmlElement): Promise<void> {
    for (const { name, transport } of readTransportInfo(jingle)) {
      for (const candidate of transport.candidates) {
        await this.#connection.addIceCandidate({
          candidate: writeCandidateLine(candidate),
          sdpMid: name,
          usernameFragment: transport.ufrag,
        });
      }
    }
  }

  /** Trickle ICE: each candidate as soon as it is there. */
  #sendCandidate({ candidate }: RTCPeerConnectionIceEvent): void {
    const read = candidate === null ? null : readCandidateLine(candidate.candidate);
    const content = this.#offer?.contents.find(({ name }) => name === candidate?.sdpMid);
    if (read === null || content === undefined || this.#isOver) return;
    const transport = { ...content.transport, fingerprint: null, candidates: [read] };
    const info = [writeTransportInfo(content.name, transport)];
    void this.#client.ask('set', this.#to, this.#jingle('transport-info', info, {}));
  }

  #listen(): void {
    const connection = this.#connection;
    connection.addEventListener('icecandidate', (event) => this.#sendCandidate(event));
    connection.addEventListener('connectionstatechange', () => {
      this.#events.see(`connectionState ${connection.connectionState}`);
      this.#events.state(connection.connectionState);
    });
    connection.addEventListener('track', ({ track }) =>
      this.#events.show(new MediaStream([track])),
    );
    this.#channel.addEventListener('open', () => {
      this.#events.see('data channel chat is open');
      this.#events.channel(true);
    });
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      this.#events.see(`message ${JSON.stringify(typeof data === 'string' ? data : 'bytes')}`);
    });
    this.#channel.addEventListener('close', () => this.#events.channel(false));
  }

  #end(words: string): void {
    if (this.#isOver) return;
    this.close();
    this.#events.over(words);
  }
}

/** The condition of an error; XEP-0166 adds one of its own behind that of XMPP. */
function conditionOf(iq: XmlElement): string {
  const error = childrenOf(iq).find(({ name }) => name === 'error');
  return error === undefined
    ? 'error'
    : childrenOf(error)
        .map(({ name }) => name)
        .join(', ');
}
