/** Camera, microphone, screen or a stand-in: what is asked, what comes, and how it ends. Nothing is asked before a press. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import { AcquiredStream } from './AcquiredStream.tsx';
import { Acquisition, type AcquireWay } from './acquisition.ts';
import { ConstraintEditor } from './ConstraintEditor.tsx';
import { ConstraintFields } from './ConstraintFields.tsx';
import { constraintsOf, firstForm, readConstraints, textOf } from './constraint-form.ts';
import { DeviceLists } from './DeviceLists.tsx';
import { errorTitle } from './media-error.ts';
import { useReady } from './use-ready.ts';
import styles from './get-user-media.css?url';
import '../demo-face.css';

export default function GetUserMediaIsland({ id }: { readonly id: string }) {
  const isReady = useReady(styles);
  return (
    <section class="bench gum demo-face" id={`gum-${id}`} aria-label="Live · getUserMedia">
      {isReady ? (
        <Face />
      ) : (
        <header class="bench-bar">
          <b class="bench-title">Live · getUserMedia</b>
        </header>
      )}
    </section>
  );
}

function Face() {
  const acquisition = useMemo(() => new Acquisition(), []);
  const { form, own, text, constraints, problem } = useConstraints();
  useEffect(() => {
    void acquisition.list();
    return () => acquisition.stop();
  }, [acquisition]);
  const ask = (way: AcquireWay): void => {
    if (typeof constraints !== 'string') void acquisition.acquire(way, constraints);
  };
  const { tracks, isAsking, error, devices, devicesBefore } = acquisition;
  const isLive = tracks.value.some(({ readyState }) => readyState === 'live');
  const apply = (): void => {
    if (typeof constraints !== 'string') void acquisition.apply(constraints);
  };
  const trouble = error.value;
  return (
    <>
      <header class="bench-bar">
        <b class="bench-title">Live · getUserMedia</b>
        <span class="bench-space" />
        <AskButtons
          isAsking={isAsking.value}
          {...{ isLive, problem }}
          onAsk={ask}
          onStop={() => acquisition.stop()}
        />
      </header>
      <div class="gum-panes">
        <div class="gum-asked">
          <ConstraintFields
            form={form}
            devices={devices.value ?? []}
            onChange={() => (own.value = null)}
          />
          <ConstraintEditor
            {...{ text, problem }}
            isOwn={own.value !== null}
            onEdit={(edited) => (own.value = edited)}
            onReset={() => (own.value = null)}
            onApply={isLive && problem === null ? apply : null}
          />
        </div>
        <AcquiredStream acquisition={acquisition} />
      </div>
      <DeviceLists now={devices.value} before={devicesBefore.value} />
      <Announce sentence={trouble === null ? '' : `${errorTitle(trouble)}. ${trouble.cause}`} />
    </>
  );
}

/** The form, the student's own text where there is one, and what the two come to. */
function useConstraints() {
  const form = useSignal(firstForm);
  const own = useSignal<string | null>(null);
  const text = own.value ?? textOf(constraintsOf(form.value));
  const constraints = readConstraints(text);
  return {
    form,
    own,
    text,
    constraints,
    problem: typeof constraints === 'string' ? constraints : null,
  };
}

interface AskProps {
  readonly isAsking: boolean;
  readonly isLive: boolean;
  readonly problem: string | null;
  readonly onAsk: (way: AcquireWay) => void;
  readonly onStop: () => void;
}

function AskButtons({ isAsking, isLive, problem, onAsk, onStop }: AskProps) {
  if (isAsking || isLive) {
    return (
      <button type="button" class="button bench-stop" onClick={onStop}>
        <span aria-hidden="true">■</span> {isLive ? 'Stop' : 'Asking …'}
      </button>
    );
  }
  return (
    <span class="bench-buttons gum-ways">
      <button type="button" class="button button-ghost" onClick={() => onAsk('stand-in')}>
        Drawing and tone
      </button>
      <button type="button" class="button button-ghost" onClick={() => onAsk('screen')}>
        Screen
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={problem !== null}
        onClick={() => onAsk('devices')}
      >
        <span aria-hidden="true">▶</span> Ask for camera and microphone
      </button>
    </span>
  );
}
