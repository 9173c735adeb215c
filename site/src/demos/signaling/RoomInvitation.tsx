/** The code of the room, large enough to be read across a classroom, and the link that joins it. */
import { CopyButton } from '../addresses/CopyButton.tsx';
import { isLoopback, joinUrl } from './signaling-words.ts';

interface Props {
  readonly code: string;
  /** Id of the element that the link leads to. */
  readonly stage: string;
}

export function RoomInvitation({ code, stage }: Props) {
  const url = joinUrl(location.href, code, stage);
  return (
    <div class="sig-invitation">
      <output class="sig-code" aria-label={`code ${[...code].join(' ')}`}>
        {code}
      </output>
      <div>
        <p>
          Open{' '}
          <a href={url} target="_blank" rel="noopener">
            this link in another tab
          </a>
          , or type the code into the same slide on another machine, and press Join there. The code
          is good for 15 minutes; Stop gives it up.
        </p>
        <p class="sig-link">
          <code>{url}</code> <CopyButton label="the link" text={url} />
        </p>
        {isLoopback(location.hostname) && (
          <p>
            <code>{location.hostname}</code> is this machine only: for another one, start the lab
            server with <code>--host 0.0.0.0</code>, and open the slide by this machine’s own
            address.
          </p>
        )}
      </div>
    </div>
  );
}
