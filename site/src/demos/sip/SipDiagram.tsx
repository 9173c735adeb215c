/** The sequence diagram of SIP messages; it alone is drawn again when more records come in. */
import { MessageDiagram } from '../message-diagram/MessageDiagram.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import { sipRows } from './sip-rows.ts';

interface Props {
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  /** Null: the first record is the origin. */
  readonly originUs: number | null;
}

export function SipDiagram({ shown, originUs }: Props) {
  const view = viewOf(shown);
  return (
    <MessageDiagram
      rows={view === null ? [] : sipRows(view.entries)}
      originUs={originUs ?? view?.firstTimeUs ?? 0}
      server="lab.invalid"
      label="SIP messages in the order of time"
      empty="Press Connect, and register: each SIP message appears here, as it crossed the wire."
    />
  );
}
