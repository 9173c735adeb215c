/** A publisher's HTTP: each exchange of RFC 9725, and what it was for. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { iceServersOf } from './link-header.ts';
import { fragmentOf, restartedAnswer } from './sdp-fragment.ts';
import type { WhipExchange } from './whip-report.ts';

const fragmentType = 'application/trickle-ice-sdpfrag';

export interface Published {
  readonly iceServers: readonly RTCIceServer[];
}

export class WhipClient {
  readonly #lab: LabApi;
  readonly #connection: RTCPeerConnection;
  readonly #tell: (exchange: WhipExchange) => void;
  #session = '';
  #entityTag = '';

  constructor(lab: LabApi, connection: RTCPeerConnection, tell: (exchange: WhipExchange) => void) {
    this.#lab = lab;
    this.#connection = connection;
    this.#tell = tell;
  }

  /** Section 4.2: the offer goes there, the answer comes back. */
  async publish(): Promise<Published> {
    const offer = this.#connection.localDescription?.sdp ?? '';
    const response = await this.#ask('POST', this.#lab.url('/whip/endpoint'), 'offer, and answer', {
      headers: { 'Content-Type': 'application/sdp' },
      body: offer,
    });
    this.#session = response.headers.get('Location') ?? '';
    this.#entityTag = response.headers.get('ETag') ?? '';
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
    return { iceServers: iceServersOf(response.headers.get('Link')) };
  }

  /** Section 4.3.2: "a single aggregated HTTP PATCH request with all the buffered ICE candidates". */
  async addCandidates(candidates: readonly string[], ended: boolean): Promise<void> {
    const description = this.#connection.localDescription?.sdp ?? '';
    const purpose = `${candidates.length} candidates${ended ? ', the last' : ''}`;
    await this.#patch(purpose, this.#entityTag, fragmentOf(description, candidates, ended));
  }

  /** Section 4.3.3. */
  async restartIce(candidates: () => Promise<readonly string[]>): Promise<void> {
    const answer = this.#connection.remoteDescription?.sdp ?? '';
    await this.#connection.setLocalDescription(
      await this.#connection.createOffer({ iceRestart: true }),
    );
    const description = this.#connection.localDescription?.sdp ?? '';
    const fragment = fragmentOf(description, await candidates(), true);
    const response = await this.#patch('ICE restart', '*', fragment);
    this.#entityTag = response.headers.get('ETag') ?? '';
    const sdp = restartedAnswer(answer, await response.text());
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  /** Section 4.2: the end, whatever the entity-tag. */
  async end(): Promise<void> {
    if (this.#session !== '') await this.#ask('DELETE', this.#session, 'the end');
    this.#session = '';
  }

  #patch(purpose: string, ifMatch: string, body: string): Promise<Response> {
    const headers = { 'Content-Type': fragmentType, 'If-Match': ifMatch };
    return this.#ask('PATCH', this.#session, purpose, { headers, body });
  }

  async #ask(
    method: string,
    url: string,
    purpose: string,
    request: RequestInit = {},
  ): Promise<Response> {
    const response = await fetch(url, { method, ...request, signal: this.#lab.signal });
    this.#tell({ method, purpose, status: response.status, atMs: Math.round(this.#lab.now()) });
    if (!response.ok) throw new Error(await problemText(response));
    return response;
  }
}
