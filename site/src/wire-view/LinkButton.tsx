/** A link to the selected field. It points into a recorded trace; live bytes have to be saved first. */
import { useEffect, useState } from 'preact/hooks';
import { copyText } from './clipboard.ts';
import { formatWireLink } from './wire-link.ts';
import type { WireStatus } from './wire-status.ts';

export interface LinkButtonProps {
  readonly bench: string | null;
  readonly status: WireStatus;
  readonly record: number;
  readonly fieldPath: string | null;
  readonly onLink: ((fragment: string) => void) | undefined;
  readonly onSave: (() => void) | undefined;
}

export function LinkButton({ bench, status, record, fieldPath, onLink, onSave }: LinkButtonProps) {
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    setSaid('');
    setAsking(false);
  }, [record, fieldPath, status]);
  if (bench === null) return null;
  const press = async (): Promise<void> => {
    if (status !== 'recorded') {
      setAsking(true);
      return;
    }
    const fragment = formatWireLink({ bench, record, fieldPath });
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
