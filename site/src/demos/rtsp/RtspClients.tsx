/** Who plays and publishes at the addresses of this session, as the lab server counts it. */
import type { RtspClientState } from './rtsp-clients.ts';

interface Props {
  /** Null while nobody knows. */
  readonly clients: readonly RtspClientState[] | null;
}

export function RtspClients({ clients }: Props) {
  if (clients === null) {
    return <p>Who plays is told by the lab server: start it with npm start.</p>;
  }
  if (clients.length === 0) {
    return <p>Nobody has an RTSP session at these addresses now.</p>;
  }
  return (
    <div class="rtsp-clients" role="region" aria-label="RTSP sessions" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">program</th>
            <th scope="col">stream</th>
            <th scope="col">state</th>
            <th scope="col">transport</th>
            <th scope="col">RTP packets</th>
            <th scope="col">frames</th>
            <th scope="col">dropped</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client, index) => (
            <ClientRow key={index} {...client} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClientRow(client: RtspClientState) {
  const { userAgent, name, mode, state, transport, packets, frames, droppedFrames } = client;
  return (
    <tr>
      <th scope="row">{userAgent ?? 'does not say'}</th>
      <td>
        {name}, {mode === 'RECORD' ? 'publishes' : 'plays'}
      </td>
      <td>{state}</td>
      <td>{transport === 'udp' ? 'UDP' : 'interleaved'}</td>
      <td>{packets}</td>
      <td>{frames}</td>
      <td>{droppedFrames}</td>
    </tr>
  );
}
