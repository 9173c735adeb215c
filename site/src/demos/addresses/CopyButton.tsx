/** A button that copies a text, and says so. */
import { useState } from 'preact/hooks';
import { copyText } from '../../wire-view/clipboard.ts';

interface Props {
  /** What is copied, in a few words: the button is called after it. */
  readonly label: string;
  readonly text: string;
}

export function CopyButton({ label, text }: Props) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly said: string } | null>(
    null,
  );
  const said = copied?.text === text ? copied.said : '';
  const copy = async (): Promise<void> => {
    setCopied({ text, said: (await copyText(text)) ? 'Copied' : 'Not allowed' });
  };
  return (
    <>
      <button
        type="button"
        class="button address-copy"
        aria-label={`Copy ${label}`}
        onClick={() => void copy()}
        onBlur={() => setCopied(null)}
      >
        {said === '' ? 'Copy' : said}
      </button>
      <output class="visually-hidden">{said}</output>
    </>
  );
}
