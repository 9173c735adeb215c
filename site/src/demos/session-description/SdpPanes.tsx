/** The lines of the running call, the chosen one explained, and what the browser made of an edit. */
import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import type { Side } from './apply-edit.ts';
import { verdictOf } from './apply-words.ts';
import { ApplyReport } from './ApplyReport.tsx';
import { comparedRows } from './compared-rows.ts';
import { EditPresets } from './EditPresets.tsx';
import { keyOf, listBoth, listOne, type ChosenRow } from './listed-rows.ts';
import { everything, type RowFilter } from './sdp-document.ts';
import { noEdits } from './sdp-edits.ts';
import { referencesOf } from './sdp-references.ts';
import { SdpDetail } from './SdpDetail.tsx';
import { ApplyBar, LineEditor } from './SdpEditor.tsx';
import { SdpFilters } from './SdpFilters.tsx';
import { SdpList } from './SdpList.tsx';
import type { RunningCall, SdpCall } from './use-sdp-call.ts';

export const views = ['offer', 'answer', 'what changed'] as const;
export type SdpView = (typeof views)[number];

interface Props {
  readonly id: string;
  readonly call: SdpCall;
  readonly running: RunningCall;
  readonly view: SdpView;
  readonly chosen: Signal<ChosenRow | null>;
}

export function SdpPanes(props: Props) {
  const { call, running, view } = props;
  const side: Side = view === 'answer' ? 'answer' : 'offer';
  const applied = call.applied.value;
  return (
    <>
      {view === 'what changed' ? <Compared {...props} /> : <One {...props} side={side} />}
      {view !== 'what changed' && <ApplyBar call={call} side={side} />}
      {call.isBusy.value && <p class="sdp-waiting">A new call is made, with your lines in it …</p>}
      {applied !== null && !call.isBusy.value && (
        <ApplyReport running={running} applied={applied} />
      )}
      <Announce sentence={applied === null ? '' : verdictOf(applied.end)} />
    </>
  );
}

function One({ id, call, running, chosen, side }: Props & { readonly side: Side }) {
  const filter = useSignal<RowFilter>(everything);
  const shown = running[side];
  const rows = listOne(shown, side, filter.value);
  const at = chosen.value?.side === side ? chosen.value : null;
  const row = at === null ? null : (shown.rows[at.index] ?? null);
  const related = useMemo(
    () => new Set(row === null ? [] : referencesOf(shown, row).map(({ row: index }) => index)),
    [shown, row],
  );
  return (
    <>
      <div class="sdp-bar">
        <SdpFilters filter={filter} shown={shown} count={rows.length} />
        <EditPresets call={call} side={side} shown={shown} chosen={chosen} />
      </div>
      <div class="sdp-panes">
        <SdpList
          id={`sdp-${id}`}
          label={`Lines of the ${side}`}
          rows={rows}
          chosen={at === null ? null : keyOf(at)}
          edits={call.edits.value[side]}
          related={related}
          onChoose={(listed) => (chosen.value = listed)}
        />
        {row === null ? (
          <ChooseOne />
        ) : (
          <SdpDetail shown={shown} row={row} onChoose={(index) => (chosen.value = { side, index })}>
            <LineEditor call={call} side={side} row={row} />
          </SdpDetail>
        )}
      </div>
    </>
  );
}

function Compared({ id, running, chosen }: Props) {
  const filter = useSignal<RowFilter>(everything);
  const onlyChanges = useSignal(true);
  const { offer, answer } = running;
  const all = useMemo(() => comparedRows(offer, answer), [offer, answer]);
  const rows = listBoth(all, filter.value, onlyChanges.value);
  const at = chosen.value;
  const row = at === null ? null : (running[at.side].rows[at.index] ?? null);
  return (
    <>
      <div class="sdp-bar">
        <SdpFilters filter={filter} shown={offer} count={rows.length} />
        <label class="sdp-only">
          <input
            type="checkbox"
            checked={onlyChanges.value}
            onChange={({ currentTarget }) => (onlyChanges.value = currentTarget.checked)}
          />
          only what differs
        </label>
      </div>
      <div class="sdp-panes" data-compares>
        <SdpList
          id={`sdp-${id}`}
          label="Offer and answer side by side"
          rows={rows}
          chosen={at === null ? null : keyOf(at)}
          edits={noEdits}
          related={new Set()}
          onChoose={(listed) => (chosen.value = listed)}
        />
        {at === null || row === null ? (
          <ChooseOne />
        ) : (
          <SdpDetail
            shown={running[at.side]}
            row={row}
            onChoose={(index) => (chosen.value = { side: at.side, index })}
          />
        )}
      </div>
    </>
  );
}

function ChooseOne() {
  return <p class="sdp-waiting">Choose a line: press it, or go there with the arrow keys.</p>;
}
