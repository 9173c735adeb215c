/** What a client reads in the server's opening handshake: RFC 6455 section 4.1, "the client MUST validate". */
import { acceptSteps, lecture2019Guid, type Sha1 } from './accept-steps.ts';
import { parseExtensions } from './extension-header.ts';
import {
  type Finding,
  type HandshakeRequestHead,
  type HandshakeResponseHead,
  listElements,
  quoteAll,
  valuesOf,
} from './handshake-head.ts';
import { webSocketVersion } from './handshake-request-rules.ts';
import { parseSubprotocols } from './subprotocol-header.ts';

/** Both heads, and SHA-1. */
export interface Handshake {
  readonly request: HandshakeRequestHead;
  readonly response: HandshakeResponseHead;
  readonly sha1: Sha1;
}

type ResponseRule = (handshake: Handshake) => Finding | null;

export const statusCode: ResponseRule = ({ response }) => {
  const kept = response.statusCode === 101;
  const says = kept
    ? 'The status is 101: the server switches.'
    : `Only status 101 switches protocols; found ${response.statusCode}: the connection stays with HTTP.`;
  return { code: 'status-code', kept, section: '4.1', says };
};

/** Of another version than 13, the server "MUST" tell which it knows; judged only where it refused. */
export const supportedVersions: ResponseRule = ({ request, response }) => {
  const [asked] = valuesOf(request, 'Sec-WebSocket-Version');
  if (asked === webSocketVersion) return null;
  const versions = valuesOf(response, 'Sec-WebSocket-Version');
  const kept = versions.length > 0;
  const says = kept
    ? `Sec-WebSocket-Version tells which versions the server knows: ${quoteAll(versions)}.`
    : 'A server that does not know the version must list in Sec-WebSocket-Version those that it knows; found nothing.';
  return { code: 'supported-versions', kept, section: '4.4', says };
};

const upgrade: ResponseRule = ({ response }) => {
  const values = valuesOf(response, 'Upgrade');
  const kept = values.length === 1 && values[0]?.toLowerCase() === 'websocket';
  const says = kept
    ? 'Upgrade is websocket.'
    : `Upgrade must be websocket; found ${quoteAll(values)}.`;
  return { code: 'response-upgrade', kept, section: '4.1', says };
};

const connection: ResponseRule = ({ response }) => {
  const values = valuesOf(response, 'Connection');
  const kept = listElements(values).includes('upgrade');
  const says = kept
    ? 'Connection has the token Upgrade.'
    : `Connection must have the token Upgrade; found ${quoteAll(values)}.`;
  return { code: 'response-connection', kept, section: '4.1', says };
};

const accept: ResponseRule = ({ request, response, sha1 }) => {
  const values = valuesOf(response, 'Sec-WebSocket-Accept');
  const [key] = valuesOf(request, 'Sec-WebSocket-Key');
  const code = 'accept';
  if (key === undefined) {
    const says = 'Without a Sec-WebSocket-Key in the request no Sec-WebSocket-Accept is right.';
    return { code, kept: false, section: '4.1', says };
  }
  const [found] = values;
  if (found === undefined || values.length > 1) {
    const section = values.length > 1 ? '11.3.3' : '4.1';
    const says = `Sec-WebSocket-Accept must be there once; found ${quoteAll(values)}.`;
    return { code, kept: false, section, says };
  }
  const expected = acceptSteps(key, sha1).accept;
  if (found === expected) {
    const says = 'Sec-WebSocket-Accept is base64 of SHA-1 of the key and the GUID.';
    return { code, kept: true, section: '4.2.2', says };
  }
  const reason = acceptMistake(found, expected, key, sha1);
  const says = `Sec-WebSocket-Accept must be ${quoteAll([expected])}; found ${quoteAll([found])}${reason}.`;
  return { code, kept: false, section: '4.2.2', says };
};

/** Where the wrong value comes from, when that can be told. */
function acceptMistake(found: string, expected: string, key: string, sha1: Sha1): string {
  if (found === acceptSteps(key, sha1, lecture2019Guid).accept) {
    return `, which is that of ${lecture2019Guid}, the GUID as the slide of 2019 printed it`;
  }
  if (found.replaceAll('0', 'O') === expected.replaceAll('0', 'O')) {
    return ', where the digit 0 and the letter O are mixed up, as on the slide of 2019';
  }
  if (found.toLowerCase() === expected.toLowerCase()) return ', where upper and lower case differ';
  return '';
}

const extensions: ResponseRule = ({ request, response }) => {
  const values = valuesOf(response, 'Sec-WebSocket-Extensions');
  if (values.length === 0) return null;
  const chosen = parseExtensions(values);
  const offered = (parseExtensions(valuesOf(request, 'Sec-WebSocket-Extensions')) ?? []).map(
    ({ name }) => name,
  );
  const strange = chosen?.filter(({ name }) => !offered.includes(name)).map(({ name }) => name);
  const code = 'extensions-chosen';
  if (chosen === null || strange === undefined) {
    const says = `Sec-WebSocket-Extensions breaks its grammar; found ${quoteAll(values)}.`;
    return { code, kept: false, section: '9.1', says };
  }
  const kept = strange.length === 0;
  const says = kept
    ? `The server chose extensions that were offered: ${quoteAll(chosen.map(({ name }) => name))}.`
    : `The server must not choose an extension that was not offered; found ${quoteAll(strange)}, offered ${quoteAll(offered)}.`;
  return { code, kept, section: '4.1', says };
};

const subprotocol: ResponseRule = ({ request, response }) => {
  const values = valuesOf(response, 'Sec-WebSocket-Protocol');
  const offered = parseSubprotocols(valuesOf(request, 'Sec-WebSocket-Protocol')) ?? [];
  const code = 'subprotocol-chosen';
  const [chosen] = values;
  if (chosen === undefined) {
    if (offered.length === 0) return null;
    const says = `The server chose none of the offered sub-protocols ${quoteAll(offered)}: a browser closes, although RFC 6455 would let it go on.`;
    return { code, kept: false, standard: 'WebSockets', section: '2.2', says };
  }
  if (values.length > 1) {
    const says = `Sec-WebSocket-Protocol must be there once in a response; found ${quoteAll(values)}.`;
    return { code, kept: false, section: '11.3.4', says };
  }
  const kept = offered.includes(chosen);
  const says = kept
    ? `The server chose the sub-protocol ${quoteAll(values)}, which was offered.`
    : `The server must not choose a sub-protocol that was not offered; found ${quoteAll(values)}, offered ${quoteAll(offered)}.`;
  return { code, kept, section: '4.1', says };
};

/** What is judged of a response with status 101, in the order of section 4.1. */
export const switchingRules: readonly ResponseRule[] = [
  upgrade,
  connection,
  accept,
  extensions,
  subprotocol,
];
