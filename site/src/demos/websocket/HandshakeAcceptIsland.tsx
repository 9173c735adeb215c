/** Sec-WebSocket-Accept step by step: for the key of the newest handshake on this page, or one that is typed. */
import { useComputed, useSignal } from '@preact/signals';
import {
  acceptSteps,
  lecture2019Guid,
  webSocketGuid,
} from '@wireside/labs-server/wire/websocket/accept-steps.ts';
import { AcceptComparison } from './AcceptComparison.tsx';
import { AcceptInputs } from './AcceptInputs.tsx';
import { AcceptStepList } from './AcceptStepList.tsx';
import { useSeenKey } from './seen-key.ts';
import { useSha1 } from './sha1.ts';
import '../demo-face.css';

/** RFC 6455 section 1.3. */
const keyOfStandard = 'dGhlIHNhbXBsZSBub25jZQ==';

export default function HandshakeAcceptIsland({ id }: { readonly id: string }) {
  const typed = useSignal<string | null>(null);
  const seen = useSeenKey();
  const key = useComputed(() => typed.value ?? seen.value ?? keyOfStandard);
  const guid = useSignal(webSocketGuid);
  const sha1 = useSha1().value;
  const steps = typeof sha1 === 'string' ? null : acceptSteps(key.value, sha1, guid.value);
  return (
    <section class="accept-card demo-face" id={`accept-${id}`} aria-label="Sec-WebSocket-Accept">
      <header class="accept-bar">
        <b>Sec-WebSocket-Accept, step by step</b>
      </header>
      <AcceptInputs
        keyText={key.value}
        onKey={(text) => (typed.value = text)}
        canFollow={seen.value !== null}
        isFollowing={typed.value === null && seen.value !== null}
        onFollow={() => (typed.value = null)}
        guid={guid}
        guids={[
          { label: 'RFC 6455', value: webSocketGuid },
          { label: 'slide of 2019', value: lecture2019Guid },
        ]}
      />
      {sha1 === 'missing' && (
        <p class="handshake-missing" role="alert">
          SHA-1 could not be loaded: reload the page.
        </p>
      )}
      <AcceptStepList steps={steps} />
      <AcceptComparison accept={steps?.accept ?? ''} />
    </section>
  );
}
