/** Every channel of the connection, and what it is. */
import type { ChannelSession, ChannelState } from './channel-session.ts';

interface Props {
  readonly session: ChannelSession;
  /** Key of the channel that carries a burst; null for none. */
  readonly bursting: number | null;
  readonly onBurst: (key: number) => void;
}

export function ChannelTable({ session, bursting, onBurst }: Props) {
  return (
    <div class="channels-table" role="region" aria-label="Channels" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">label</th>
            <th scope="col">id</th>
            <th scope="col">kind</th>
            <th scope="col">protocol</th>
            <th scope="col">readyState</th>
            <th scope="col">
              <span class="visually-hidden">actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {session.channels.value.map((channel) => (
            <Row key={channel.key} channel={channel} {...{ session, bursting, onBurst }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ channel, session, bursting, onBurst }: Props & { readonly channel: ChannelState }) {
  const { key, label, id, kind, protocol, negotiated, readyState } = channel;
  return (
    <tr>
      <th scope="row">{label === '' ? '(empty)' : label}</th>
      <td>
        {id ?? '–'}
        {negotiated ? ' negotiated' : ''}
      </td>
      <td>{kind}</td>
      <td>{protocol === '' ? '–' : protocol}</td>
      <td>{readyState}</td>
      <td>
        <button
          type="button"
          class="button"
          disabled={readyState !== 'open' || bursting !== null}
          onClick={() => onBurst(key)}
        >
          {bursting === key ? 'counting …' : 'Burst of 200'}
          <span class="visually-hidden"> on {label}</span>
        </button>{' '}
        <button
          type="button"
          class="button button-ghost"
          disabled={readyState === 'closed'}
          onClick={() => session.close(key)}
        >
          close()<span class="visually-hidden"> {label}</span>
        </button>
      </td>
    </tr>
  );
}
