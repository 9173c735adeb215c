/** A candidate as SDP and `RTCIceCandidate` write it: RFC 8839 section 5.1. */
import type { IceCandidate } from './session-description.ts';

/** Null where the text is no candidate. @param text with or without `a=` */
export function readCandidateLine(text: string): IceCandidate | null {
  const parts = text
    .replace(/^a=/, '')
    .replace(/^candidate:/, '')
    .trim()
    .split(/\s+/);
  const [foundation, component, protocol, priority, ip, port, typ, type, ...more] = parts;
  if (typ !== 'typ' || type === undefined || ip === undefined || port === undefined) return null;
  if (!/^\d+$/.test(port) || !/^\d+$/.test(priority ?? '')) return null;
  const valueOf = (name: string): string | null => {
    const at = more.indexOf(name);
    return at < 0 ? null : (more[at + 1] ?? null);
  };
  return {
    foundation: foundation ?? '',
    component: component ?? '1',
    protocol: (protocol ?? '').toLowerCase(),
    priority: priority ?? '',
    ip,
    port,
    type,
    relatedAddress: valueOf('raddr'),
    relatedPort: valueOf('rport'),
    tcpType: valueOf('tcptype'),
  };
}

/** Without `a=`. */
export function writeCandidateLine(candidate: IceCandidate): string {
  const { foundation, component, protocol, priority, ip, port, type } = candidate;
  const { relatedAddress, relatedPort, tcpType } = candidate;
  const related =
    relatedAddress === null ? '' : ` raddr ${relatedAddress} rport ${relatedPort ?? '0'}`;
  const tcp = tcpType === null ? '' : ` tcptype ${tcpType}`;
  return `candidate:${foundation} ${component} ${protocol} ${priority} ${ip} ${port} typ ${type}${related}${tcp}`;
}
