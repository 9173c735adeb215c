/** RFC 8445 section 5.1.3: a candidate with the same address and the same base as another one is redundant. */

/** A server reflexive candidate that is its own base: nobody translates on the way to our STUN server. */
const redundant =
  /^(?:a=)?(?:candidate:)+\S+ \d+ udp \d+ (\S+) (\d+) typ srflx raddr (\S+) rport (\d+)/i;

export function isRedundant(candidate: string): boolean {
  const [, address, port, relatedAddress, relatedPort] = redundant.exec(candidate) ?? [];
  return address !== undefined && address === relatedAddress && port === relatedPort;
}

export function withoutRedundant(sdp: string): string {
  const lines = sdp.split('\r\n');
  return lines.filter((line) => !isRedundant(line)).join('\r\n');
}
