/** An SDP fragment that carries what ICE has to say (RFC 8840 section 9): read, and written. */
import type { SignaledCandidate } from '../../../wire/signaling-message.ts';

export interface SdpFragment {
  readonly usernameFragment: string;
  readonly password: string;
  readonly candidates: readonly SignaledCandidate[];
  /** No more candidates will come (RFC 8840 section 8). */
  readonly ended: boolean;
}

export type FragmentReading =
  | { readonly ok: true; readonly fragment: SdpFragment }
  /** One sentence about the fragment, one about the remedy. */
  | { readonly ok: false; readonly detail: string };

/** RFC 8839 section 5.4: from 4 to 256, and from 22 to 256 characters. */
const iceCharacters = '[A-Za-z0-9+/]';
const usernamePattern = new RegExp(`^${iceCharacters}{4,256}$`);
const passwordPattern = new RegExp(`^${iceCharacters}{22,256}$`);
const maxCandidates = 64;

export function readFragment(text: string): FragmentReading {
  const candidates: SignaledCandidate[] = [];
  const found = { usernameFragment: '', password: '', mid: '', ended: false };
  for (const line of text.split(/\r\n|\n/)) {
    if (line !== '' && !/^[am]=/.test(line)) {
      return wrong(`The line ${JSON.stringify(line.slice(0, 40))} is not of an SDP fragment.`);
    }
    const [, name = '', value = ''] = /^a=([\w-]+)(?::(.*))?$/.exec(line) ?? [];
    if (name === 'ice-ufrag') found.usernameFragment = value;
    if (name === 'ice-pwd') found.password = value;
    if (name === 'mid') found.mid = value;
    if (name === 'end-of-candidates') found.ended = true;
    if (name === 'candidate') candidates.push(candidateOf(line, found));
  }
  return checked(found, candidates);
}

function candidateOf(line: string, found: { mid: string; usernameFragment: string }) {
  const sdpMid = found.mid === '' ? null : found.mid;
  const { usernameFragment } = found;
  // A fragment without m-line is about the first one (RFC 8840 section 4.4).
  const sdpMLineIndex = sdpMid === null ? 0 : null;
  return { candidate: line.slice('a='.length), sdpMid, sdpMLineIndex, usernameFragment };
}

function checked(
  { usernameFragment, password, ended }: Omit<SdpFragment, 'candidates'>,
  candidates: readonly SignaledCandidate[],
): FragmentReading {
  if (!usernamePattern.test(usernameFragment) || !passwordPattern.test(password)) {
    return wrong('It has no a=ice-ufrag and a=ice-pwd as ICE makes them (RFC 8839, 5.4).');
  }
  if (candidates.length > maxCandidates) {
    return wrong(`It has more than ${maxCandidates} candidates.`);
  }
  return { ok: true, fragment: { usernameFragment, password, candidates, ended } };
}

function wrong(what: string): FragmentReading {
  const remedy = 'Send ice-ufrag, ice-pwd, the m-line, its mid, and the candidates (RFC 8840, 9).';
  return { ok: false, detail: `${what} ${remedy}` };
}

/** What of Bob's answer to an ICE restart the publisher has to know (RFC 9725 section 4.3.3). */
export function fragmentOfAnswer(answerSdp: string): string {
  const [session = '', media = ''] = answerSdp.split(/^(?=m=)/m);
  return [
    ...linesOf(session, /^a=(?:group:BUNDLE|ice-lite|ice-options|ice-pacing)/),
    ...linesOf(
      media,
      /^(?:m=|a=(?:mid|ice-ufrag|ice-pwd|ice-options|candidate|end-of-candidates))/,
    ),
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

function linesOf(text: string, pattern: RegExp): string[] {
  return text.split('\r\n').filter((line) => pattern.test(line));
}

/** The offer as it is after an ICE restart: with new credentials, and the candidates of none. */
export function withCredentials(
  offerSdp: string,
  { usernameFragment, password }: Pick<SdpFragment, 'usernameFragment' | 'password'>,
): string {
  return offerSdp
    .replace(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '')
    .replace(/^a=ice-ufrag:.*?(\r?)$/gm, `a=ice-ufrag:${usernameFragment}$1`)
    .replace(/^a=ice-pwd:.*?(\r?)$/gm, `a=ice-pwd:${password}$1`);
}

/** The credentials of the first m-section that has them. */
export function usernameFragmentOf(sdp: string): string {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '';
}
