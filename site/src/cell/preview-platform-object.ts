/**
 * Previews of the browser's own objects. Their attributes are accessors of the prototype, so they have no own
 * properties, and `log(event)` would show nothing.
 */
import type { Listed } from './list-entries.ts';

/** What is worth seeing of a platform object, by the name of its class; the first that fits wins. */
const attributesByClass: Readonly<Record<string, readonly string[]>> = {
  MessageEvent: ['type', 'data', 'lastEventId', 'origin'],
  CloseEvent: ['type', 'code', 'reason', 'wasClean'],
  ErrorEvent: ['type', 'message', 'filename', 'lineno', 'colno', 'error'],
  ProgressEvent: ['type', 'lengthComputable', 'loaded', 'total'],
  PromiseRejectionEvent: ['type', 'reason'],
  Response: ['status', 'statusText', 'ok', 'type', 'url', 'redirected', 'bodyUsed', 'headers'],
  Request: ['method', 'url', 'headers', 'mode', 'credentials', 'cache', 'redirect'],
  EventSource: ['url', 'readyState', 'withCredentials'],
  WebSocket: ['url', 'readyState', 'protocol', 'extensions', 'bufferedAmount', 'binaryType'],
  XMLHttpRequest: ['readyState', 'status', 'statusText', 'responseURL', 'responseType'],
  RTCPeerConnection: ['signalingState', 'connectionState', 'iceConnectionState'],
  RTCSessionDescription: ['type', 'sdp'],
  RTCIceCandidate: ['candidate', 'sdpMid', 'sdpMLineIndex', 'usernameFragment'],
  RTCDataChannel: ['label', 'id', 'readyState', 'ordered', 'protocol', 'bufferedAmount'],
  MediaStreamTrack: ['kind', 'label', 'readyState', 'enabled', 'muted'],
  AbortSignal: ['aborted', 'reason'],
  Blob: ['size', 'type'],
  File: ['name', 'size', 'type'],
  ReadableStream: ['locked'],
  WritableStream: ['locked'],
  PerformanceResourceTiming: [
    'name',
    'startTime',
    'responseStart',
    'responseEnd',
    'nextHopProtocol',
  ],
};

export interface PlatformPreview {
  readonly text: string;
  /** Null when the text says it all. */
  readonly attributes: Listed | null;
}

/** Null for an object that is not the browser's. */
export function platformPreview(value: object): PlatformPreview | null {
  const name = platformNameOf(value);
  if (name === null) return null;
  const node = nodeText(value);
  if (node !== null) return { text: node, attributes: null };
  if (name === 'URL' || name === 'URLSearchParams') {
    return { text: `${name} ${String(value)}`.slice(0, 2000), attributes: null };
  }
  if (value instanceof Headers || (typeof FormData === 'function' && value instanceof FormData)) {
    return { text: name, attributes: listed([...value]) };
  }
  const names = attributesByClass[name] ?? attributeNamesOf(value);
  return { text: name, attributes: listed(names.map((key) => [key, Reflect.get(value, key)])) };
}

function listed(entries: readonly (readonly [unknown, unknown])[]): Listed {
  return { entries, size: entries.length };
}

/** The class's name, when it is a global one: Web IDL gives each a toStringTag (section 3.7.3). */
function platformNameOf(value: object): string | null {
  if (Object.keys(value).length > 0) return null;
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  if (typeof tag !== 'string') return null;
  const constructor: unknown = Reflect.get(globalThis, tag);
  if (typeof constructor !== 'function' || !(value instanceof constructor)) return null;
  return isLanguageClass(tag) ? null : tag;
}

/** ECMAScript's own classes with a toStringTag; their contents are shown by other means. */
function isLanguageClass(tag: string): boolean {
  return /^(Map|Set|WeakMap|WeakSet|WeakRef|Promise|ArrayBuffer|DataView|.*Array|Symbol)$/.test(
    tag,
  );
}

/** `<img id="frame">` for an element; nodes have hundreds of attributes. */
function nodeText(value: object): string | null {
  if (typeof Node !== 'function' || !(value instanceof Node)) return null;
  if (!(value instanceof Element)) return value.nodeName;
  const attributes = [...value.attributes].map((a) => ` ${a.name}="${a.value}"`).join('');
  return `<${value.localName}${attributes}>`.slice(0, 400);
}

/** Web IDL attributes are enumerable accessors of the prototype; handlers and the noise of Event are left out. */
function attributeNamesOf(value: object): string[] {
  const noise = typeof Event === 'function' ? Object.keys(Event.prototype) : [];
  const names: string[] = value instanceof Event ? ['type'] : [];
  for (const key in value) {
    if (key.startsWith('on') || noise.includes(key) || names.length >= 20) continue;
    if (isAccessor(value, key)) names.push(key);
  }
  return names;
}

function isAccessor(value: object, key: string): boolean {
  let owner: object | null = value;
  while (owner !== null) {
    const property = Object.getOwnPropertyDescriptor(owner, key);
    if (property !== undefined) return property.get !== undefined;
    owner = Reflect.getPrototypeOf(owner);
  }
  return false;
}
