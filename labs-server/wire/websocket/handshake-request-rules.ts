/** What a server reads in the client's opening handshake: RFC 6455 sections 4.1 and 4.2.1. */
import { base64ByteLength } from '../field/base64.ts';
import { parseExtensions } from './extension-header.ts';
import {
  type Finding,
  type HandshakeRequestHead,
  listElements,
  quoteAll,
  valuesOf,
} from './handshake-head.ts';
import { parseSubprotocols } from './subprotocol-header.ts';

type RequestRule = (head: HandshakeRequestHead) => Finding | null;

/** The version of RFC 6455; 0 to 12 were drafts. */
export const webSocketVersion = '13';

const requestMethod: RequestRule = ({ method }) => {
  const kept = method === 'GET';
  const says = kept ? 'The method is GET.' : `The method must be GET; found ${quoteAll([method])}.`;
  return { code: 'request-method', kept, section: '4.1', says };
};

const httpVersion: RequestRule = ({ version: { major, minor } }) => {
  const kept = major > 1 || (major === 1 && minor >= 1);
  const found = `HTTP/${major}.${minor}`;
  const says = kept
    ? `The version is ${found}.`
    : `The version must be at least HTTP/1.1, for Upgrade begins there; found ${found}.`;
  return { code: 'http-version', kept, section: '4.1', says };
};

const host: RequestRule = (head) => {
  const values = valuesOf(head, 'Host');
  const kept = values.length === 1 && values[0] !== '';
  const says = kept
    ? `Host says who is meant: ${quoteAll(values)}.`
    : `Host must say once who is meant; found ${quoteAll(values)}.`;
  return { code: 'host', kept, section: '4.1', says };
};

const upgrade: RequestRule = (head) => {
  const values = valuesOf(head, 'Upgrade');
  const kept = listElements(values).includes('websocket');
  const says = kept
    ? 'Upgrade names websocket.'
    : `Upgrade must name websocket; found ${quoteAll(values)}.`;
  return { code: 'request-upgrade', kept, section: '4.1', says };
};

const connection: RequestRule = (head) => {
  const values = valuesOf(head, 'Connection');
  const kept = listElements(values).includes('upgrade');
  const says = kept
    ? 'Connection has the token Upgrade.'
    : `Connection must have the token Upgrade, or a server ignores the field Upgrade; found ${quoteAll(values)}.`;
  return { code: 'request-connection', kept, section: '4.1', says };
};

const key: RequestRule = (head) => {
  const values = valuesOf(head, 'Sec-WebSocket-Key');
  const code = 'key';
  if (values.length !== 1) {
    const section = values.length === 0 ? '4.1' : '11.3.1';
    const says = `Sec-WebSocket-Key must be there once; found ${quoteAll(values)}.`;
    return { code, kept: false, section, says };
  }
  const byteLength = base64ByteLength(values[0] ?? '');
  const kept = byteLength === 16;
  const asked = 'Sec-WebSocket-Key must be 16 bytes in base64';
  const says = kept
    ? 'Sec-WebSocket-Key is 16 bytes in base64.'
    : `${asked}; found ${byteLength === null ? 'what is not base64' : `${byteLength} bytes`}: ${quoteAll(values)}.`;
  return { code, kept, section: '4.1', says };
};

const origin: RequestRule = (head) => {
  const values = valuesOf(head, 'Origin');
  const draft = valuesOf(head, 'Sec-WebSocket-Origin');
  const code = 'origin';
  if (values.length === 0 && draft.length > 0) {
    const says =
      'Sec-WebSocket-Origin is the name in the drafts of 2011 (versions 7 and 8); since version 13 a browser sends Origin.';
    return { code, kept: false, section: '4.1', says };
  }
  const says =
    values.length > 0
      ? `Origin says which page asks: ${quoteAll(values)}. Whether it may is for the server to decide.`
      : 'There is no Origin: only a browser has to send it.';
  return { code, kept: values.length <= 1, section: values.length > 0 ? '10.2' : '4.1', says };
};

const version: RequestRule = (head) => {
  const values = valuesOf(head, 'Sec-WebSocket-Version');
  const kept = values.length === 1 && values[0] === webSocketVersion;
  const says = kept
    ? 'Sec-WebSocket-Version is 13.'
    : `Sec-WebSocket-Version must be 13; found ${quoteAll(values)}. The server answers with the versions that it knows.`;
  return { code: 'version', kept, section: kept ? '4.1' : '4.4', says };
};

const subprotocols: RequestRule = (head) => {
  const values = valuesOf(head, 'Sec-WebSocket-Protocol');
  if (values.length === 0) return null;
  const names = parseSubprotocols(values);
  const says =
    names === null
      ? `Sec-WebSocket-Protocol must list tokens, each once; found ${quoteAll(values)}.`
      : `Sec-WebSocket-Protocol offers ${quoteAll(names)}, in the order of preference.`;
  return { code: 'subprotocols-offered', kept: names !== null, section: '4.1', says };
};

const extensions: RequestRule = (head) => {
  const values = valuesOf(head, 'Sec-WebSocket-Extensions');
  if (values.length === 0) return null;
  const parsed = parseExtensions(values);
  const says =
    parsed === null
      ? `Sec-WebSocket-Extensions breaks its grammar; found ${quoteAll(values)}.`
      : `Sec-WebSocket-Extensions offers ${quoteAll(parsed.map(({ name }) => name))}.`;
  return { code: 'extensions-offered', kept: parsed !== null, section: '9.1', says };
};

/** In the order of section 4.1; a rule about a field that may be missing is silent where it is. */
export const requestRules: readonly RequestRule[] = [
  requestMethod,
  httpVersion,
  host,
  upgrade,
  connection,
  key,
  origin,
  version,
  subprotocols,
  extensions,
];
