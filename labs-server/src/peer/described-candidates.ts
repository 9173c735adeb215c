/** Takes the candidates out of a session description, so that each is judged before anything is sent to it. */
import type { SignaledCandidate } from '../../wire/signaling-message.ts';

export interface DescribedCandidates {
  /** The description without its `candidate` and `end-of-candidates` attributes. */
  readonly sdp: string;
  readonly candidates: readonly SignaledCandidate[];
  /** No more candidates will come (RFC 8840 section 8). */
  readonly ended: boolean;
}

export function takeCandidates(sdp: string): DescribedCandidates {
  const kept: string[] = [];
  const candidates: SignaledCandidate[] = [];
  let mediaIndex = -1;
  let ended = false;
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) mediaIndex += 1;
    if (/^a=candidate:/i.test(line)) {
      const candidate = line.slice('a='.length);
      const sdpMLineIndex = Math.max(0, mediaIndex);
      candidates.push({ candidate, sdpMid: null, sdpMLineIndex, usernameFragment: null });
    } else if (/^a=end-of-candidates\s*$/i.test(line)) ended = true;
    else if (line !== '') kept.push(line);
  }
  return { sdp: kept.map((line) => `${line}\r\n`).join(''), candidates, ended };
}
