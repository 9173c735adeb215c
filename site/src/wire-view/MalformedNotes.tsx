/** Which rule of which standard the bytes break, in words. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { DecodeError } from '@wireside/labs-server/wire/field/decode-result.ts';
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import { SectionLink } from './SectionLink.tsx';

/** Notes that are shown of one record. */
const maxNotes = 5;

export function MalformedNotes({ units }: { readonly units: readonly Unit[] }) {
  return (
    <>
      {brokenRulesOf(units).map(({ code, field, message, source }) => (
        <p class="wire-malformed" key={`${code} ${message}`}>
          <b>✗ {field} breaks a rule.</b> {withoutSource(message, source)}{' '}
          <span class="wire-malformed-source">
            <SectionLink source={source} />
          </span>
        </p>
      ))}
    </>
  );
}

/** A rule that a chunk breaks is told by its body, too: each is listed once. */
function brokenRulesOf(units: readonly Unit[]): readonly DecodeError[] {
  const errors = units.flatMap(({ error }) => (error === null ? [] : [error]));
  const byMessage = new Map(errors.map((error) => [`${error.code} ${error.message}`, error]));
  return [...byMessage.values()].slice(0, maxNotes);
}

/** The message without the section that the link behind it names. */
function withoutSource(message: string, { standard, section }: Source): string {
  return message.replace(` (${standard} §${section})`, '.');
}
