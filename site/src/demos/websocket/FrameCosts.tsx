/** The bytes beside the message, drawn to one scale: two or six of a frame, hundreds of an HTTP head. */
import type { Cost } from './frame-costs.ts';

export function FrameCosts({ costs }: { readonly costs: readonly Cost[] }) {
  const most = Math.max(...costs.map(({ bytes }) => bytes), 1);
  if (costs.length === 0) return null;
  return (
    <section class="frame-costs" aria-label="Bytes beside the message">
      <h3>Bytes beside the message</h3>
      <dl>
        {costs.map(({ what, format, bytes }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <i
                class={`frame-cost-${format}`}
                style={{ '--share': bytes / most }}
                aria-hidden="true"
              />
              <span>{bytes} B</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
