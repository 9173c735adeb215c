/** The ways compared, as far as they were tried. */
import { ways, type WayTime } from './signaling-report.ts';
import { otherNames, wayNames } from './signaling-words.ts';

export function WayTimes({ times }: { readonly times: readonly WayTime[] }) {
  return (
    <div class="sig-times" role="region" aria-label="Ways compared" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">signaling by</th>
            <th scope="col">with</th>
            <th scope="col">messages</th>
            <th scope="col">offer to open channel</th>
          </tr>
        </thead>
        <tbody>
          {ways.flatMap((way) => {
            const own = times.filter((time) => time.way === way);
            if (own.length === 0) {
              return [
                <tr key={way}>
                  <th scope="row">{wayNames[way]}</th>
                  <td colSpan={3}>not tried yet</td>
                </tr>,
              ];
            }
            return own.map(({ other, messages, connectMs }) => (
              <tr key={`${way} ${other}`}>
                <th scope="row">{wayNames[way]}</th>
                <td>{otherNames[other]}</td>
                <td>{messages}</td>
                <td>{connectMs} ms</td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
}
