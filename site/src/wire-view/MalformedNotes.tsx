/** Which rule of which standard the bytes break, in words. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { SectionLink } from './SectionLink.tsx';

/** Notes that are shown of one record. */
const maxNotes = 5;

export function MalformedNotes({ units }: { readonly units: readonly Unit[] }) {
  const broken = units.filter((unit) => unit.error !== null).slice(0, maxNotes);
  return (
    <>
      {broken.map(
        ({ id, title, error }) =>
          error !== null && (
            <p class="wire-malformed" key={id}>
              <b>✗ {title} breaks a rule.</b> {error.message}{' '}
              <span class="wire-malformed-source">
                <SectionLink source={error.source} />
              </span>
            </p>
          ),
      )}
    </>
  );
}
