/** The page's own candidates, of one gathering after another. */
import type { LabApi } from '../../cell/lab-api.ts';
import { untilGathered } from '../webrtc/until-gathered.ts';

/** A browser that sees no network never ends its gathering. */
const patienceMs = 3_000;

export class LocalCandidates {
  readonly #connection: RTCPeerConnection;
  readonly #lab: LabApi;
  #candidates: { readonly line: string; readonly usernameFragment: string | null }[] = [];

  constructor(connection: RTCPeerConnection, lab: LabApi) {
    this.#connection = connection;
    this.#lab = lab;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return;
      const { candidate: line, usernameFragment } = candidate;
      this.#candidates.push({ line, usernameFragment });
    });
  }

  /** Those of the present local description, when all are there or patience is at its end. */
  async all(): Promise<readonly string[]> {
    await untilGathered(this.#connection, this.#lab.sleep(patienceMs));
    const sdp = this.#connection.localDescription?.sdp ?? '';
    const present = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
    return this.#candidates
      .filter(({ usernameFragment }) => usernameFragment === present)
      .map(({ line }) => line);
  }
}
