/** The frames that will be sent, one after the other, and the inputs of the one that is edited. */
import { useSignal, type Signal } from '@preact/signals';
import { opcodeName } from '@wireside/labs-server/wire/websocket/opcode.ts';
import { FrameDraftBits } from './FrameDraftBits.tsx';
import { FrameDraftPayload } from './FrameDraftPayload.tsx';
import { helloDraft, type FrameDraft } from './frame-draft.ts';

/** More would only be harder to read; the lab takes 64 KB. */
const maxFrames = 12;

interface Props {
  readonly id: string;
  readonly drafts: Signal<readonly FrameDraft[]>;
  readonly deflate: Signal<boolean>;
}

export function FrameDrafts({ id, drafts, deflate }: Props) {
  const wanted = useSignal(0);
  const list = drafts.value;
  const at = Math.min(wanted.value, list.length - 1);
  const draft = list[at] ?? helloDraft;
  const change = (part: Partial<FrameDraft>): void => {
    drafts.value = list.map((one, index) => (index === at ? { ...one, ...part } : one));
  };
  return (
    <div class="builder">
      <FrameList drafts={drafts} at={at} wanted={wanted} deflate={deflate} />
      <FrameDraftBits draft={draft} number={at + 1} onChange={change} />
      <FrameDraftPayload id={`${id}-payload`} draft={draft} number={at + 1} onChange={change} />
    </div>
  );
}

interface ListProps extends Omit<Props, 'id'> {
  /** Index of the frame that is edited. */
  readonly at: number;
  readonly wanted: Signal<number>;
}

function FrameList({ drafts, deflate, at, wanted }: ListProps) {
  const list = drafts.value;
  const add = (): void => {
    drafts.value = list.toSpliced(at + 1, 0, list[at] ?? helloDraft);
    wanted.value = at + 1;
  };
  const remove = (): void => {
    drafts.value = list.toSpliced(at, 1);
    wanted.value = Math.max(at - 1, 0);
  };
  return (
    <div
      class="builder-frames"
      role="group"
      aria-label="Frames, in the order in which they are sent"
    >
      {list.map((one, index) => (
        <button
          key={index}
          type="button"
          class="button"
          aria-pressed={index === at}
          onClick={() => (wanted.value = index)}
        >
          {index + 1} · {opcodeName(one.opcode)}
          {one.fin ? '' : ' …'}
        </button>
      ))}
      <button
        type="button"
        class="button button-ghost"
        disabled={list.length >= maxFrames}
        onClick={add}
      >
        + Frame
      </button>
      <button type="button" class="button button-ghost" disabled={list.length < 2} onClick={remove}>
        Remove frame {at + 1}
      </button>
      <OfferDeflate deflate={deflate} />
    </div>
  );
}

function OfferDeflate({ deflate }: { readonly deflate: Signal<boolean> }) {
  return (
    <label class="builder-check">
      <input
        type="checkbox"
        checked={deflate.value}
        onChange={({ currentTarget }) => (deflate.value = currentTarget.checked)}
      />
      offer permessage-deflate
    </label>
  );
}
