/** The line between a bench's bar and its panes: what happened, and what to do about it. */
import { connectionsPerOrigin } from '../lab/connection-budget.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';

interface Props {
  readonly services: PageServices;
  readonly model: BenchModel;
}

export function BenchStrip({ services, model }: Props) {
  const sentence = stripSentence(services, model);
  const { a, b } = services.usedConnections.value;
  const running = model.state.value === 'running' || model.state.value === 'waiting';
  return (
    <>
      <p class="bench-strip" role="status" hidden={sentence === null}>
        {sentence}
      </p>
      {running && a + b > 0 && (
        <p class="bench-budget">
          connections in use on this page: {a} of {connectionsPerOrigin} on lab A, {b} of{' '}
          {connectionsPerOrigin} on lab B
        </p>
      )}
    </>
  );
}

function stripSentence({ lab }: PageServices, { refusal, state, run }: BenchModel): string | null {
  if (refusal.value !== null) return refusal.value;
  const limit = run.value === null ? undefined : lab.limits.value.get(run.value);
  if (limit !== undefined) return limit.detail;
  if (lab.notice.value !== null && lab.status.value !== 'offline') return lab.notice.value;
  if (state.value === 'waiting') return 'Waiting for the lab server ...';
  return null;
}
