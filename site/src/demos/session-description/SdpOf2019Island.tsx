/** The SDP of the lecture of 2019 as a museum piece: what is written otherwise today, and what a browser says to it. */
import { useSignal } from '@preact/signals';
import { anachronisms, type Anachronism } from '@wireside/labs-server/wire/sdp/anachronisms.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { keyOf, listOne } from './listed-rows.ts';
import { everything, readSdp, type SdpRow } from './sdp-document.ts';
import { noEdits } from './sdp-edits.ts';
import { GiveToBrowser } from './GiveToBrowser.tsx';
import { sdpOf2019 } from './sdp-of-2019.ts';
import { SdpDetail } from './SdpDetail.tsx';
import { SdpList } from './SdpList.tsx';
import sdpStyles from './sdp.css?url';
import sdpListStyles from './sdp-list.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

const shown = readSdp(sdpOf2019);
const found = shown === null ? [] : anachronisms(shown.description);

export default function SdpOf2019Island({ id }: { readonly id: string }) {
  useStyles(sdpStyles);
  useStyles(sdpListStyles);
  const chosen = useSignal<number | null>(null);
  if (shown === null) return null;
  const row = chosen.value === null ? null : (shown.rows[chosen.value] ?? null);
  const marked = new Set(
    shown.rows.flatMap(({ line, index }) =>
      found.some((one) => one.line === line) ? [index] : [],
    ),
  );
  return (
    <section class="bench" aria-label="The SDP of 2019">
      <header class="bench-bar">
        <b class="bench-title">The SDP of 2019</b>
        <span class="chip sdp">RFC 4566</span>
        <span class="bench-space" />
        <span class="sdp-count">{found.length} things are written otherwise today</span>
      </header>
      <div class="demo-face sdp-anatomy">
        <div class="sdp-panes">
          <SdpList
            id={`sdp-${id}`}
            label="Lines of the slide of 2019"
            rows={listOne(shown, 'offer', everything)}
            chosen={chosen.value === null ? null : keyOf({ side: 'offer', index: chosen.value })}
            edits={noEdits}
            related={new Set()}
            marked={marked}
            onChoose={({ index }) => (chosen.value = index)}
          />
          {row === null ? (
            <MissingToday />
          ) : (
            <SdpDetail shown={shown} row={row} onChoose={(index) => (chosen.value = index)}>
              <Today row={row} />
            </SdpDetail>
          )}
        </div>
        <GiveToBrowser />
      </div>
    </section>
  );
}

function Today({ row }: { readonly row: SdpRow }) {
  const own = found.filter(({ line }) => line === row.line);
  if (own.length === 0) {
    return <p class="sdp-today">This line could stand in a description of today.</p>;
  }
  return own.map((one) => <AnachronismNote key={one.id} anachronism={one} />);
}

function AnachronismNote({ anachronism }: { readonly anachronism: Anachronism }) {
  const { today, because, source } = anachronism;
  return (
    <div class="sdp-today">
      <p>
        <b>Today</b> {because} <SectionLink source={source} />
      </p>
      {today.map((line) => (
        <code key={line}>{line}</code>
      ))}
    </div>
  );
}

function MissingToday() {
  const missing = found.filter(({ line }) => line === null);
  return (
    <section class="sdp-detail" aria-label="What is missing">
      <h3>Lines with a mark are written otherwise today</h3>
      <p>Choose one to see how, and why. These lines of today are missing altogether:</p>
      {missing.map((one) => (
        <AnachronismNote key={one.id} anachronism={one} />
      ))}
    </section>
  );
}
