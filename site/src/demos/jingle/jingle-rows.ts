/** The messages of XMPP of a run as arrows of the sequence diagram, read from the bytes on the wire. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { utf8Text } from '@wireside/labs-server/wire/field/text.ts';
import type { XmlElement } from '@wireside/labs-server/wire/jingle/xml-element.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';
import type { DiagramRow } from '../message-diagram/diagram-row.ts';
import { type WireMessage, wireMessages } from '../message-diagram/wire-messages.ts';
import { describeStanza, type StanzaWords } from './describe-stanza.ts';

/** A message that is complete never changes. */
const known = new WeakMap<Unit, StanzaWords>();

/** @param read XML text as an element; null where it is none */
export function jingleRows(
  entries: readonly TraceEntry[],
  read: (text: string) => XmlElement | null,
): DiagramRow[] {
  return wireMessages(entries, isMessage).map((message) => ({
    key: `${message.connection.key}/${message.unit.id}`,
    timeUs: message.record.timeUs,
    lane: 'page',
    toServer: message.record.direction === 'client-to-server',
    ...knownWords(message, read),
  }));
}

function isMessage({ format, kind, state }: Unit): boolean {
  return format === 'websocket' && kind === 'message' && state === 'complete';
}

function knownWords(message: WireMessage, read: (text: string) => XmlElement | null): StanzaWords {
  const words = known.get(message.unit) ?? wordsOf(message, read);
  known.set(message.unit, words);
  return words;
}

function wordsOf(
  { unit, connection }: WireMessage,
  read: (text: string) => XmlElement | null,
): StanzaWords {
  const layer = connection.conversation.layers.get(unit.layer);
  const text = layer === undefined ? '' : utf8Text(layer.slice(unit.range));
  const stanza = read(text);
  if (stanza !== null) return describeStanza(stanza);
  return { title: unit.title, carries: '', meaning: 'This is no XML.', kind: 'broken' };
}
