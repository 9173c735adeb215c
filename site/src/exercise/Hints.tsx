/** The ladder of hints: each press shows one more; they cost nothing. */

export interface Hint {
  readonly text: string;
  readonly code?: string | undefined;
}

interface Props {
  readonly hints: readonly Hint[];
  /** How many are open. */
  readonly shown: number;
  readonly onShow: (count: number) => void;
}

export function Hints({ hints, shown, onShow }: Props) {
  const open = hints.slice(0, shown);
  return (
    <>
      {shown < hints.length && (
        <button type="button" class="button" onClick={() => onShow(shown + 1)}>
          Hint {shown + 1} of {hints.length}
        </button>
      )}
      {open.length > 0 && (
        <ol class="exercise-hints" aria-label="Hints">
          {open.map(({ text, code }, index) => (
            <li key={index}>
              <p>{text}</p>
              {code !== undefined && (
                <pre tabIndex={0} role="region" aria-label={`Code of hint ${index + 1}`}>
                  <code>{code}</code>
                </pre>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
