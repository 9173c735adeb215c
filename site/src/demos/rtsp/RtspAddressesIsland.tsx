/** Real players and publishers: their commands with this session's address, and who of them is there. */
import { useRef } from 'preact/hooks';
import { useServices } from '../../bench/use-services.ts';
import { AddressChoice } from '../addresses/AddressChoice.tsx';
import { useSessionAddress, type UsedAddress } from '../addresses/use-session-address.ts';
import { playCommands, publishCommands } from './rtsp-commands.ts';
import { RtspClients } from './RtspClients.tsx';
import { useRtspClients } from './use-rtsp-clients.ts';
import '../demo-face.css';

export default function RtspAddressesIsland({ id }: { readonly id: string }) {
  const element = useRef<HTMLElement>(null);
  const services = useServices();
  const address = useSessionAddress(services);
  const clients = useRtspClients(element, services);
  return (
    <section
      ref={element}
      id={`addresses-${id}`}
      class="address-card demo-face"
      aria-label="Players and publishers"
    >
      <header class="address-bar">
        <b>Players and publishers</b>
        <span>
          {address.isReal
            ? 'with the address of this page’s session'
            : 'in general: with a lab server, the address of this page’s session stands here'}
        </span>
      </header>
      {address.rtsp === null ? (
        <p class="address-part">
          This lab server has no RTSP: another program has its port. Start it again with{' '}
          <code>--rtsp-port</code> and a free port.
        </p>
      ) : (
        <Commands {...address} rtsp={address.rtsp} />
      )}
      <div class="address-part">
        <b>Who is there now</b>
        <RtspClients clients={clients} />
      </div>
    </section>
  );
}

function Commands({ rtsp, http }: UsedAddress & { readonly rtsp: string }) {
  const picture = `${http}/m-jpeg/stream?source=published`;
  return (
    <>
      <div class="address-part">
        <AddressChoice title="Play the camera" rows={playCommands(`${rtsp}/camera`)} />
      </div>
      <div class="address-part">
        <AddressChoice title="Publish a picture" rows={publishCommands(`${rtsp}/live`)} />
      </div>
      <div class="address-part">
        <AddressChoice
          title="See it"
          rows={[
            { label: 'M-JPEG, in a browser', text: picture },
            { label: 'RTSP, in a player', text: `${rtsp}/live` },
          ]}
        />
      </div>
    </>
  );
}
