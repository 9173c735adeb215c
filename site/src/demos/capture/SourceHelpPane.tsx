/** What to do for a source that is not there. */
import { sourceHelp } from './source-help.ts';
import type { Capture } from './use-capture.ts';

interface Props {
  readonly capture: Capture;
  /** Why the run ended early. */
  readonly problem: string | null;
}

export function SourceHelpPane({ capture, problem }: Props) {
  const { setting, run } = capture;
  const { source } = setting.value;
  const help = sourceHelp(source, capture.publishAddress());
  if (source === 'webcam' && problem !== null) {
    const sendDrawing = (): void => {
      setting.value = { ...setting.peek(), source: 'drawing' };
      run();
    };
    return (
      <button type="button" class="button" onClick={sendDrawing}>
        Send a drawing instead
      </button>
    );
  }
  if (help === null) return null;
  return (
    <section class="capture-help" aria-label="How to get this source">
      <p>{help.about}</p>
      {help.commands.length > 0 && <pre>{help.commands.join('\n')}</pre>}
    </section>
  );
}
