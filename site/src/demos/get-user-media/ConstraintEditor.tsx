/** The same constraints as code: the call, and its argument as text that can be changed. */

interface Props {
  readonly text: string;
  /** The text is the student's own, and not the form's. */
  readonly isOwn: boolean;
  readonly problem: string | null;
  readonly onEdit: (text: string) => void;
  readonly onReset: () => void;
  /** Null while no track is live. */
  readonly onApply: (() => void) | null;
}

export function ConstraintEditor({ text, isOwn, problem, onEdit, onReset, onApply }: Props) {
  return (
    <div class="gum-code">
      <p>
        <code>await navigator.mediaDevices.getUserMedia(</code>
      </p>
      <textarea
        aria-label="constraints"
        spellcheck={false}
        rows={Math.min(14, text.split('\n').length)}
        value={text}
        onInput={({ currentTarget }) => onEdit(currentTarget.value)}
      />
      <p>
        <code>)</code>
        <span class="bench-space" />
        {isOwn && (
          <button type="button" class="button button-ghost" onClick={onReset}>
            Back to the form
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={onApply === null}
          onClick={() => onApply?.()}
        >
          applyConstraints()
        </button>
      </p>
      {problem !== null && (
        <p class="gum-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
