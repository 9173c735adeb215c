/** The bursts compared: how many arrived, and in which order. */
import type { Burst } from './channel-report.ts';

export function BurstTable({ bursts }: { readonly bursts: readonly Burst[] }) {
  return (
    <div class="channels-table" role="region" aria-label="Bursts" tabIndex={0}>
      <table>
        <caption>200 numbered messages, one every 5 ms</caption>
        <thead>
          <tr>
            <th scope="col">kind</th>
            <th scope="col">other side</th>
            <th scope="col">arrived</th>
            <th scope="col">missing</th>
            <th scope="col">overtaken</th>
            <th scope="col">last one after</th>
          </tr>
        </thead>
        <tbody>
          {bursts.map(({ kind, side, of, arrived, overtaken, tookMs }, index) => (
            <tr key={index}>
              <th scope="row">{kind}</th>
              <td>{side === 'bob' ? 'Bob, and back' : 'this page'}</td>
              <td>{arrived}</td>
              <td>{of - arrived}</td>
              <td>{overtaken}</td>
              <td>{Math.round(tookMs)} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
