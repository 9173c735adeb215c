/** Who waits and who is open, over the time of the run: one row per stream and per request. */
import { shownMs, type LimitReport, type Span } from './limit-report.ts';

interface Props {
  readonly report: LimitReport;
  /** Null when nothing can be closed. */
  readonly onClose: ((index: number) => void) | null;
}

export function LimitTimeline({ report, onClose }: Props) {
  const { streams, sameOrigin, otherOrigin } = report;
  const scale = shownMs(report);
  return (
    <div class="limit-rows">
      <ol class="limit-streams" aria-label="The eight EventSources">
        {streams.map((stream, index) => (
          <li key={index} class="limit-row">
            <span class="limit-name">stream {index + 1}</span>
            <span class={`limit-state limit-${stream.state}`}>{stream.state}</span>
            <Bar span={stream} scale={scale} nowMs={report.atMs} />
            <button
              type="button"
              class="button button-ghost limit-close"
              disabled={onClose === null || stream.state === 'CLOSED'}
              aria-label={`Close stream ${index + 1}`}
              onClick={() => onClose?.(index)}
            >
              Close
            </button>
          </li>
        ))}
      </ol>
      <dl class="limit-requests">
        <div class="limit-row">
          <dt class="limit-name">one more request to lab A</dt>
          <Bar span={sameOrigin} scale={scale} nowMs={report.atMs} />
          <dd>{sameOrigin.words ?? '–'}</dd>
        </div>
        <div class="limit-row">
          <dt class="limit-name">one more request to lab B</dt>
          <Bar span={otherOrigin} scale={scale} nowMs={report.atMs} />
          <dd>{otherOrigin.words ?? '–'}</dd>
        </div>
      </dl>
      <p class="limit-axis" aria-hidden="true">
        <span>0 s</span>
        <span>{(scale / 1000).toFixed(0)} s</span>
      </p>
    </div>
  );
}

interface BarProps {
  readonly span: Span;
  /** Milliseconds of the whole width. */
  readonly scale: number;
  readonly nowMs: number;
}

/** Dashed while it waits, filled while it is open. */
function Bar({ span: { askedAtMs, openedAtMs, endedAtMs }, scale, nowMs }: BarProps) {
  const endMs = endedAtMs ?? nowMs;
  const waitedTo = openedAtMs ?? endMs;
  const share = (ms: number): string => `${Math.min(100, (ms / scale) * 100).toFixed(2)}%`;
  return (
    <span class="limit-bar" aria-hidden="true">
      {askedAtMs !== null && (
        <i
          class="limit-waited"
          style={{ left: share(askedAtMs), width: share(waitedTo - askedAtMs) }}
        />
      )}
      {openedAtMs !== null && (
        <i
          class="limit-held"
          style={{ left: share(openedAtMs), width: share(endMs - openedAtMs) }}
        />
      )}
    </span>
  );
}
