/** Copy and paste: each side’s text to carry away, and the place for the text of the other. */
import { useState } from 'preact/hooks';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { CopyButton } from '../addresses/CopyButton.tsx';
import type { HandBox } from './hand-run.ts';

interface Props {
  readonly boxes: readonly HandBox[];
  readonly onPaste: (side: RoomPeerName, text: string) => void;
}

export function HandBoxes({ boxes, onPaste }: Props) {
  if (boxes.length === 0) return null;
  return (
    <div class="sig-hand">
      {boxes.map((box) => (
        <Box key={box.side} box={box} onPaste={(text) => onPaste(box.side, text)} />
      ))}
    </div>
  );
}

function Box({
  box,
  onPaste,
}: {
  readonly box: HandBox;
  readonly onPaste: (text: string) => void;
}) {
  const { side, out, wants, problem } = box;
  const [pasted, setPasted] = useState('');
  const own = side === 'A' ? 'offer' : 'answer';
  return (
    <section aria-label={`Side ${side}`}>
      <h3>Side {side}</h3>
      <label>
        <span>
          {out === null ? `its ${own}: not there yet` : `its ${own}: carry it to the other side`}
        </span>
        <textarea rows={3} readOnly spellcheck={false} value={out ?? ''} />
      </label>
      {out !== null && <CopyButton label={`the ${own} of side ${side}`} text={out} />}
      {wants !== null && (
        <>
          <label>
            <span>paste the {wants} of the other side here</span>
            <textarea
              rows={3}
              spellcheck={false}
              value={pasted}
              aria-invalid={problem !== null}
              onInput={({ currentTarget }) => setPasted(currentTarget.value)}
            />
          </label>
          <button
            type="button"
            class="button"
            disabled={pasted.trim() === ''}
            onClick={() => onPaste(pasted)}
          >
            Take the {wants}
          </button>
        </>
      )}
      {problem !== null && (
        <p class="sig-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
