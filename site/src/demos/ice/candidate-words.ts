/** What a candidate is, in a sentence about its own address. */
import {
  endpointText,
  isMdnsName,
  type CandidateFacts,
  type CandidateType,
} from './candidate-facts.ts';

export const typeWords: Readonly<Record<CandidateType, string>> = {
  host: 'host',
  srflx: 'server-reflexive',
  prflx: 'peer-reflexive',
  relay: 'relayed',
};

export function candidateWords(candidate: CandidateFacts): string {
  const { type, protocol, address, related, url } = candidate;
  const where = endpointText(candidate);
  if (protocol === 'tcp' && type === 'host' && candidate.port === 9) {
    return `${where}: from this address the browser would open a TCP connection to the peer. It does not listen, so there is no port, and 9 stands in its place (RFC 6544 §4.5).`;
  }
  if (type === 'host' && isMdnsName(address)) {
    return `${where}: a port of one of your network interfaces. The browser hides which address it has behind a random name, and answers for this name by multicast DNS: only a peer in your own network can look it up.`;
  }
  if (type === 'host') return `${where}: a port of one of your network interfaces.`;
  if (type === 'srflx') {
    return `${where}: where ${serverOf(url)} saw your packets come from. ${baseWords(related, address)}`;
  }
  if (type === 'relay') {
    return `${where}: a port of ${serverOf(url)}, open for you. What a peer sends there, the server forwards to you${
      related === null || isNowhere(related.address) ? '' : `, at ${endpointText(related)}`
    }.`;
  }
  return `${where}: nobody told of it; a check came from there.`;
}

/** Of a candidate that a check showed: RFC 8445 section 7.3.1.3. */
export function learnedWords(candidate: {
  readonly address: string;
  readonly port: number;
}): string {
  const hidden = candidate.address === '' ? ' The browser does not tell script the address.' : '';
  return `${endpointText(candidate)}: nobody told of it. A check came from there, so the address is known now, and works.${hidden}`;
}

function baseWords(related: CandidateFacts['related'], address: string): string {
  if (related === null || isNowhere(related.address)) {
    return 'The browser does not tell from which of your own addresses they left.';
  }
  if (related.address === address) return 'It is your own address: no NAT is between.';
  return `They left from ${endpointText(related)}, so something between rewrote it.`;
}

/** `0.0.0.0`: a base that the browser hides. */
function isNowhere(address: string): boolean {
  return address === '0.0.0.0' || address === '::' || address === '';
}

function serverOf(url: string): string {
  const [, server = ''] = /^(?:stun|turn)s?:([^?]+)/.exec(url) ?? [];
  const kind = url.startsWith('turn') ? 'TURN' : 'STUN';
  return server === '' ? `the ${kind} server` : `the ${kind} server ${server}`;
}
