/** A link to the selected field. It points into a recorded trace; live bytes have to be saved first. */
import { useEffect, useState } from 'preact/hooks';
import { copyText } from './clipboard.ts';
import { formatWireLink, type WireLink } from './wire-link.ts';
import type { WireStatus } from './wire-status.ts';

export interface LinkButtonProps {
  readonly bench: string | null;
  readonly status: WireStatus;
  readonly lane: WireLink['lane'];
  readonly record: number;
  readonly fieldPath: string | null;
  readonly onLink: ((fragment: string) => void) | undefined;
  readonly onSave: (() => void) | undefined;
}

/** What every entry's button has in common. */
export type LinkTarget = Omit<LinkButtonProps, 'lane' | 'record' | 'fieldPath'>;

export function LinkButton(props: LinkButtonProps) {
  const { bench, status, lane, record, fieldPath, onLink, onSave } = props;
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    setSaid('');
    setAsking(false);
  }, [lane, record, fieldPath, status]);
  if (bench === null) return null;
  const press = async (): Promise<void> => {
    if (status !== 'recorded') {
      setAsking(true);
      return;
    }
    const fragment = formatWireLink({ bench, lane, record, fieldPath });
    onLink?.(fragment);
    const url = new URL(fragment, document.location.href).href;
    setSaid((await copyText(url)) ? 'Link copied' : 'The link is in the address bar');
  };
  return (
    <span class="wire-link-root">
      <button type="button" class="wire-ghost" onClick={() => void press()}>
        Link
      </button>
      <output class="wire-note">
        {asking ? 'Live bytes have no lasting link. ' : said}
        {asking && onSave && (
          <button type="button" class="wire-inline" onClick={onSave}>
            Save them first
          </button>
        )}
      </output>
    </span>
  );
}
