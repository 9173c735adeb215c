/** The sequence diagram of XMPP messages; it alone is drawn again when more records come in. */
import { MessageDiagram } from '../message-diagram/MessageDiagram.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { jingleRows } from './jingle-rows.ts';
import { readXmlText } from './xml-dom.ts';

interface Props {
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  /** Null: the first record is the origin. */
  readonly originUs: number | null;
}

export function JingleDiagram({ shown, originUs }: Props) {
  const view = viewOf(shown);
  return (
    <MessageDiagram
      rows={view === null ? [] : jingleRows(view.entries, readXmlText)}
      originUs={originUs ?? view?.firstTimeUs ?? 0}
      server="lab.invalid"
      label="XMPP messages in the order of time"
      empty="Press Connect: each message of XMPP appears here, as it crossed the wire."
    />
  );
}
