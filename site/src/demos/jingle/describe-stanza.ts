/** What a message of XMPP is, in a few words: for the arrows of the sequence diagram. */
import { xmlns } from '@wireside/labs-server/wire/jingle/namespaces.ts';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  childrenOf,
  textOf,
  type XmlElement,
} from '@wireside/labs-server/wire/jingle/xml-element.ts';
import type { DiagramRow } from '../message-diagram/diagram-row.ts';

export type StanzaWords = Pick<DiagramRow, 'title' | 'carries' | 'meaning' | 'kind'>;

/** By the name of an element outside of stanzas. */
const streamMeanings: ReadonlyMap<string, string> = new Map([
  ['open', 'Opens the stream, in each direction (RFC 7395).'],
  ['close', 'Closes the stream.'],
  ['features', 'What the server offers now.'],
  ['auth', 'Says who is there, by a mechanism of SASL.'],
  ['success', 'The server believes it; the stream begins anew.'],
  ['failure', 'The server does not believe it.'],
  ['error', 'The stream is broken, and ends.'],
]);

/** By the action of Jingle: XEP-0166 section 7.2. */
const actionMeanings: ReadonlyMap<string, string> = new Map([
  ['session-initiate', 'The offer: which media, which transport, which keys.'],
  ['session-accept', 'The answer.'],
  ['session-info', 'How the call goes on: it rings.'],
  ['transport-info', 'One more candidate for ICE.'],
  ['session-terminate', 'The call is over.'],
]);

export function describeStanza(stanza: XmlElement): StanzaWords {
  const jingle = childNamed(stanza, 'jingle', xmlns.jingle);
  if (jingle !== null) return jingleWords(jingle);
  if (stanza.name === 'iq') return iqWords(stanza);
  const meaning = streamMeanings.get(stanza.name) ?? 'A stanza.';
  const isRefusal = stanza.name === 'failure' || stanza.name === 'error';
  const [first] = childrenOf(stanza);
  const condition = isRefusal && first !== undefined ? ` ${first.name}` : '';
  return {
    title: `<${stanza.name}>${condition}`,
    carries: offered(stanza),
    meaning,
    kind: isRefusal ? 'refusal' : 'request',
  };
}

function offered(stanza: XmlElement): string {
  if (stanza.name === 'auth') return attributeOf(stanza, 'mechanism') ?? '';
  const mechanisms = childNamed(stanza, 'mechanisms', xmlns.sasl);
  if (mechanisms !== null) {
    return childrenNamed(mechanisms, 'mechanism', xmlns.sasl).map(textOf).join(', ');
  }
  return childNamed(stanza, 'bind', xmlns.bind) === null ? '' : 'bind';
}

function jingleWords(jingle: XmlElement): StanzaWords {
  const action = attributeOf(jingle, 'action') ?? '';
  const contents = childrenNamed(jingle, 'content', xmlns.jingle);
  const media = contents.flatMap((content) => {
    const rtp = childNamed(content, 'description', xmlns.rtp);
    if (rtp !== null) return [attributeOf(rtp, 'media') ?? 'media'];
    return childNamed(content, 'description', xmlns.dataChannel) === null ? [] : ['data channel'];
  });
  return {
    title: `jingle ${action}`,
    carries: media.length > 0 ? media.join(', ') : candidateOf(contents),
    meaning: actionMeanings.get(action) ?? 'An action of Jingle.',
    kind: 'request',
  };
}

/** `host udp`, of the first candidate. */
function candidateOf(contents: readonly XmlElement[]): string {
  for (const content of contents) {
    const transport = childNamed(content, 'transport', xmlns.iceUdp);
    const candidate = transport && childNamed(transport, 'candidate', xmlns.iceUdp);
    if (candidate) {
      return `${attributeOf(candidate, 'type')} ${attributeOf(candidate, 'protocol')}`;
    }
  }
  return '';
}

function iqWords(iq: XmlElement): StanzaWords {
  const type = attributeOf(iq, 'type') ?? '';
  const [child] = childrenOf(iq);
  const what = child === undefined ? '' : ` ${child.name}`;
  if (type === 'error') {
    const error = childNamed(iq, 'error', xmlns.client);
    const [condition] = error === null ? [] : childrenOf(error);
    const title = `iq error ${condition?.name ?? ''}`.trimEnd();
    return { title, carries: '', meaning: 'The request is refused, and why.', kind: 'refusal' };
  }
  const isAnswer = type === 'result';
  const meaning = isAnswer
    ? ''
    : (iqMeanings.get(child?.name ?? '') ?? 'A request: it gets a result or an error.');
  return {
    title: `iq ${type}${what}`,
    carries: '',
    meaning,
    kind: isAnswer ? 'response' : 'request',
  };
}

const iqMeanings: ReadonlyMap<string, string> = new Map([
  ['bind', 'Asks for a full address.'],
  ['query', 'Asks what the other side can do (XEP-0030).'],
  ['ping', 'Asks whether the other side is there (XEP-0199).'],
]);
