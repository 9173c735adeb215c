/** One line of the console. It is rendered once: a line never changes, only notes are replaced. */
import { Component } from 'preact';
import type { ConsoleLine } from './console-lines.ts';
import type { ErrorPosition } from './console-value.ts';
import { ConsoleValueView } from './ConsoleValueView.tsx';
import { timeText } from './console-words.ts';
import { PositionLink } from './PositionLink.tsx';

interface Props {
  readonly line: ConsoleLine;
  readonly fileName: string;
  readonly onShowPosition: ((position: ErrorPosition) => void) | undefined;
}

export class ConsoleLineView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return next.line !== this.props.line;
  }

  override render({ line, fileName, onShowPosition }: Props) {
    return (
      <div class={`console-line console-${line.kind}`}>
        <time class="console-time">{timeText(line.atMs)}</time>
        <div class="console-values">
          {line.kind === 'failure' && line.values[0]?.kind !== 'error' && 'Uncaught '}
          {line.values.map((value) => (
            <ConsoleValueView
              value={value}
              fileName={fileName}
              isTopLevel
              onShowPosition={onShowPosition}
            />
          ))}
          {line.position !== null && (
            <PositionLink
              position={line.position}
              fileName={fileName}
              onShowPosition={onShowPosition}
            />
          )}
        </div>
      </div>
    );
  }
}
