/** A place in the student's code; it leads to the editor where there is one. */
import type { ErrorPosition } from './console-value.ts';

interface Props {
  readonly position: ErrorPosition;
  readonly fileName: string;
  readonly onShowPosition: ((position: ErrorPosition) => void) | undefined;
}

export function PositionLink({ position, fileName, onShowPosition }: Props) {
  const text = `${fileName}:${position.line}:${position.column}`;
  if (onShowPosition === undefined) return <span class="console-position">{text}</span>;
  return (
    <button
      type="button"
      class="console-position"
      aria-label={`${text}: Line ${position.line} of ${fileName}`}
      onClick={() => onShowPosition(position)}
    >
      {text}
    </button>
  );
}
