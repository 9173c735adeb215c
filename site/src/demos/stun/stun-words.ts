/** What came of the answer, in a sentence or two: the candidate, and why there is one or none. */
import {
  addressText,
  type TransportAddress,
} from '@wireside/labs-server/wire/stun/transport-address.ts';
import { endpointText, type CandidateFacts } from '../ice/candidate-facts.ts';
import type { StunReport } from './stun-report.ts';

/** Blocks of addresses that are for documents only: RFC 5737 section 3, RFC 3849 section 2. */
const documentation = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/i;

/** @param mapped what the server answered; null while no answer is known */
export function reflexiveWords({ agent }: StunReport, mapped: TransportAddress | null): string {
  const reflexive = agent.candidates.find(({ type }) => type === 'srflx');
  if (reflexive !== undefined) return candidateWords(reflexive);
  if (agent.candidates.length === 0) {
    return agent.gathering === 'complete'
      ? 'Not one candidate: this browser sees no network, so it asks nobody.'
      : 'The browser gathers its candidates …';
  }
  if (mapped === null) {
    const [error] = agent.errors;
    return error === undefined
      ? 'Host candidates are there; the answer of the server is not.'
      : `No answer: icecandidateerror ${error.code} ${error.text}`;
  }
  const own = agent.candidates.find((one) => one.type === 'host' && isSame(one, mapped));
  return own === undefined
    ? `The server answered ${addressText(mapped)}, and the browser made no candidate of it.`
    : `The server answered ${addressText(mapped)}. That is your host candidate itself: no NAT is between, and a candidate that says the same twice is left out.`;
}

function candidateWords(reflexive: CandidateFacts): string {
  const where = endpointText(reflexive);
  if (documentation.test(reflexive.address)) {
    return `The candidate is ${where}. It looks like the outside of a NAT, and is an address for documents: no packet ever arrives there, and yet nothing breaks, since another pair works.`;
  }
  if (/^(?:127\.|::1$)/.test(reflexive.address)) {
    return `The candidate is ${where}. The server is on this machine, so your request came over the loopback interface: the address is your own, and no NAT is between.`;
  }
  return `The candidate is ${where}: where the server saw your request come from.`;
}

function isSame(candidate: CandidateFacts, { address, port }: TransportAddress): boolean {
  return candidate.address === address && candidate.port === port;
}
