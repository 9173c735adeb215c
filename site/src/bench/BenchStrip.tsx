/** The line between a bench's bar and its panes: what happened, and what to do about it. */
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';

interface Props {
  readonly services: PageServices;
  readonly model: BenchModel;
}

export function BenchStrip({ services, model }: Props) {
  const sentence = stripSentence(services, model);
  return (
    <p class="bench-strip" role="status" hidden={sentence === null}>
      {sentence}
    </p>
  );
}

function stripSentence({ lab }: PageServices, { refusal, run }: BenchModel): string | null {
  if (refusal.value !== null) return refusal.value;
  const limit = run.value === null ? undefined : lab.limits.value.get(run.value);
  if (limit !== undefined) return limit.detail;
  if (lab.notice.value !== null && lab.status.value !== 'offline') return lab.notice.value;
  return null;
}
