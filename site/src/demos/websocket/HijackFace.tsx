/** The switches of the attack, the attacker's page, what the newest attack came to, and the table of all. */
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { HijackCase } from './hijack-case.ts';
import type { HijackReport } from './hijack-report.ts';
import { verdictOf, verdictWords } from './hijack-words.ts';
import { HijackSwitches } from './HijackSwitches.tsx';
import { HijackTable } from './HijackTable.tsx';

interface Props extends ShownFace<HijackReport> {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly chosen: Signal<HijackCase>;
  readonly every: Signal<boolean>;
  /** Where the attacker's page is embedded. */
  readonly place: RefObject<HTMLDivElement>;
  /** False while a recorded run is shown. */
  readonly isLive: boolean;
}

export function HijackFace(props: Props) {
  const { report, onlyBytes, chosen, every, place, isLive, alive } = props;
  const cases = report?.cases ?? [];
  const newest = cases.at(-1) ?? null;
  const words = newest === null ? null : verdictWords(newest);
  return (
    <div class="demo-face hijack">
      <HijackSwitches {...{ alive, chosen, every }} />
      <div class="hijack-scene">
        <section class="hijack-page" aria-label="The attacker’s page" hidden={!isLive}>
          <p class="hijack-address">{newest?.attackerOrigin ?? 'the attacker’s page'}</p>
          <div class="hijack-frame" ref={place}>
            <p>It is embedded here when you press Attack.</p>
          </div>
        </section>
        <section class="hijack-verdict" aria-label="What came of it">
          {newest === null ? (
            <p>
              {onlyBytes
                ? 'This recording holds only the bytes of a run.'
                : 'You log in at lab A; your browser keeps the cookie. Then another origin’s page opens your socket.'}
            </p>
          ) : (
            <p class={`hijack-words hijack-is-${verdictOf(newest)}`}>{words}</p>
          )}
          {newest?.handshake && (
            <dl class="hijack-evidence">
              <div>
                <dt>Origin</dt>
                <dd>{newest.handshake.origin ?? 'not sent'}</dd>
              </div>
              <div>
                <dt>Cookie</dt>
                <dd>{newest.handshake.cookieSent ? 'sent' : 'not sent'}</dd>
              </div>
              <div>
                <dt>answer</dt>
                <dd>{newest.handshake.status}</dd>
              </div>
            </dl>
          )}
        </section>
      </div>
      <HijackTable cases={cases} />
      <Announce sentence={words ?? ''} />
    </div>
  );
}
