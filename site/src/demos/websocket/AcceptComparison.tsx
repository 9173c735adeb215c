/** Holds another value against the computed one, character by character. */
import { useSignal } from '@preact/signals';
import { comparedCharacters, comparisonSentence } from './accept-comparison.ts';

/** As the 2019 slide printed it. */
const acceptOf2019 = 's3pPLMBiTxaQ9kYGzzhZRbK+x0o=';

export function AcceptComparison({ accept }: { readonly accept: string }) {
  const other = useSignal('');
  const found = other.value.trim();
  return (
    <div class="accept-comparison">
      <label class="handshake-label">
        <span>compare it with</span>
        <input
          value={other.value}
          maxLength={100}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          placeholder="a value from somewhere else"
          onInput={({ currentTarget }) => (other.value = currentTarget.value)}
        />
      </label>
      <button type="button" class="button" onClick={() => (other.value = acceptOf2019)}>
        The value on the slide of 2019
      </button>
      <p class="accept-compared" role="status">
        {found === '' ? (
          'Each character that differs is marked here.'
        ) : (
          <>
            <code aria-hidden="true">
              {comparedCharacters(found, accept).map((pair, index) =>
                pair.found === pair.expected ? (
                  <span key={index}>{pair.found}</span>
                ) : (
                  <mark key={index}>{pair.found === '' ? '·' : pair.found}</mark>
                ),
              )}
            </code>{' '}
            {comparisonSentence(found, accept)}
          </>
        )}
      </p>
    </div>
  );
}
