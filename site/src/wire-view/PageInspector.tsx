/** A record that the page made: what is known about it, and its data in the three views of bytes. */
import { useMemo } from 'preact/hooks';
import type { PageRecord } from '@wireside/labs-server/wire/record.ts';
import { bytesViews } from './bytes-views.ts';
import { toHex, toText } from './copy-bytes.ts';
import { CopyMenu } from './CopyMenu.tsx';
import { FactList } from './FactList.tsx';
import { LinkButton, type LinkTarget } from './LinkButton.tsx';
import { pageData, pageFacts } from './page-record-words.ts';
import { formatCount } from './quantities.ts';
import { anatomyOfPage } from './record-anatomy.ts';
import type { WireState } from './wire-state.ts';

export interface PageInspectorProps {
  readonly state: WireState;
  readonly index: number;
  readonly record: PageRecord;
  readonly sentence: string;
  readonly narrow: boolean;
  readonly link: LinkTarget;
}

export function PageInspector(props: PageInspectorProps) {
  const { state, index, record, sentence, narrow, link } = props;
  const anatomy = useMemo(() => anatomyOfPage(record), [record]);
  const Bytes = bytesViews[state.mode.value];
  const copy = (): { label: string; text: string }[] => [
    { label: 'Text', text: toText(record.head) },
    { label: 'Hex', text: toHex(record.head) },
  ];
  return (
    <div class="wire-inspector-inner">
      <div class="wire-inspector-head">
        <p class="wire-rowlab">{sentence}</p>
        <span class="wire-inspector-tools">
          <CopyMenu choices={copy} />
          <LinkButton {...link} lane="page" record={record.sequence} fieldPath={null} />
        </span>
      </div>
      <FactList facts={pageFacts(record)} />
      <p class="wire-rowlab">Its data, {formatCount(record.head.length)} bytes</p>
      <pre class="wire-page-data">{pageData(record)}</pre>
      {record.head.length > 0 && (
        <Bytes
          anatomy={anatomy}
          selectedPath={null}
          cursor={state.cursor.value}
          narrow={narrow}
          onSelectByte={(at) => {
            state.holdEntry(index);
            state.selectField(null, at);
          }}
        />
      )}
    </div>
  );
}
