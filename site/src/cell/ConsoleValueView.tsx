/** A value of a console line: short in the line, and in full when opened. */
import { useState } from 'preact/hooks';
import { inlineText, needsQuotes, type ConsoleEntry, type ConsoleValue } from './console-value.ts';
import type { ErrorPosition } from './console-value.ts';
import { PositionLink } from './PositionLink.tsx';

interface Props {
  readonly value: ConsoleValue;
  readonly fileName: string;
  /** A string is shown as text, not as a literal. */
  readonly isTopLevel?: boolean;
  readonly onShowPosition: ((position: ErrorPosition) => void) | undefined;
}

export function ConsoleValueView(props: Props) {
  const { value, isTopLevel = false } = props;
  const isText = value.kind === 'string' && isTopLevel && !needsQuotes(value.text);
  const className = isText ? 'console-text' : `console-value console-value-${value.kind}`;
  if (!canOpen(value)) {
    return (
      <span class={className}>
        {inlineText(value, isTopLevel, Number.MAX_SAFE_INTEGER)}
        {value.leftOut !== undefined && (
          <span class="console-left-out"> {leftOutText(value, value.leftOut)}</span>
        )}
      </span>
    );
  }
  return <OpenableValue {...props} className={className} />;
}

function OpenableValue(props: Props & { readonly className: string }) {
  const { value, isTopLevel = false, className, fileName, onShowPosition } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{inlineText(value, isTopLevel)}</summary>
      {isOpen && (
        <ul class="console-entries">
          {(value.frames ?? []).map((frame) => (
            <li>
              in {frame.functionName === '' ? 'the script' : frame.functionName},{' '}
              <PositionLink position={frame} fileName={fileName} onShowPosition={onShowPosition} />
            </li>
          ))}
          {(value.entries ?? []).map((entry) => (
            <li>
              <EntryKey entry={entry} />
              <ConsoleValueView
                value={entry.value}
                fileName={fileName}
                onShowPosition={onShowPosition}
              />
            </li>
          ))}
          {value.leftOut !== undefined && (
            <li class="console-left-out">{leftOutText(value, value.leftOut)}</li>
          )}
        </ul>
      )}
    </details>
  );
}

function EntryKey({ entry }: { readonly entry: ConsoleEntry }) {
  if (entry.key === null) return null;
  const isName = typeof entry.key === 'string';
  const text = isName ? `${entry.key}: ` : `${inlineText(entry.key, false, 80)} => `;
  return <span class="console-key">{text}</span>;
}

function canOpen(value: ConsoleValue): boolean {
  if (value.kind === 'cycle' || value.kind === 'cut') return false;
  return (value.entries?.length ?? 0) > 0 || (value.frames?.length ?? 0) > 1;
}

function leftOutText(value: ConsoleValue, count: number): string {
  if (value.kind === 'string') return `(${count} more characters)`;
  if (value.kind === 'bytes') return `(${count} more bytes)`;
  return `${count} more, left out`;
}
