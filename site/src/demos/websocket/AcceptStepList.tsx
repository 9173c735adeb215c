/** Key, joined text, digest and base64, each with what is easily mistaken about it. */
import type { AcceptSteps } from '@wireside/labs-server/wire/websocket/accept-steps.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';

/** Null while SHA-1 is on its way: the steps keep their room. */
export function AcceptStepList({ steps }: { readonly steps: AcceptSteps | null }) {
  return (
    <ol class="accept-steps">
      <li>
        <h3>the key, as it stands in the request</h3>
        <code>{steps?.key}</code>
        <p>It is text, and stays text: nobody decodes it.</p>
      </li>
      <li>
        <h3>the GUID behind it</h3>
        <code>
          {steps?.key}
          <span class="accept-guid">{steps?.guid}</span>
        </code>
        <p>
          Two texts, joined without a space or a newline; the same GUID for everybody, in capital
          letters.
        </p>
      </li>
      <li>
        <h3>SHA-1 of these characters</h3>
        <DigestBytes digest={steps?.digest ?? new Uint8Array(20)} />
        <p>20 raw bytes. The digits here only print them: they are not what is encoded next.</p>
      </li>
      <li>
        <h3>the 20 bytes in base64</h3>
        <code>
          Sec-WebSocket-Accept: <b>{steps?.accept}</b>
        </code>
        <p>
          28 characters, the last one “=” (
          <SectionLink source={{ standard: 'RFC 6455', section: '4.2.2' }} />)
        </p>
      </li>
    </ol>
  );
}

function DigestBytes({ digest }: { readonly digest: Uint8Array }) {
  return (
    <code class="accept-digest">
      {Array.from(digest, (byte, index) => (
        <span key={index}>{byte.toString(16).padStart(2, '0')}</span>
      ))}
    </code>
  );
}
