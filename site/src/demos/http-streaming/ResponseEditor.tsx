/** The response as text, with what our decoder makes of it drawn behind while one types. */
import type { Signal } from '@preact/signals';
import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { markedResponse } from './marked-response.ts';

/** The lab stores at most 64 KB. */
const maxCharacters = 60_000;

/** Longer texts are edited without marks, so that typing stays quick. */
const maxMarked = 8000;

export function ResponseEditor({ response }: { readonly response: Signal<string> }) {
  const back = useRef<HTMLPreElement>(null);
  const stretches = useComputed(() =>
    response.value.length > maxMarked ? null : markedResponse(response.value),
  );
  const marked = stretches.value;
  return (
    <label class="microscope-response">
      <span>the response, byte for byte; each line ends in CR LF</span>
      <div class={`response-editor ${marked === null ? '' : 'response-marked'}`}>
        <pre ref={back} class="response-marks" aria-hidden="true">
          {marked?.map(({ mark, text, isSign }, index) => (
            <span key={index} class={`mark-${mark} ${isSign ? 'mark-sign' : ''}`}>
              {text}
            </span>
          ))}
          {'\n'}
        </pre>
        <textarea
          class="response-text"
          rows={13}
          wrap="off"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          maxLength={maxCharacters}
          value={response.value}
          onInput={({ currentTarget }) => (response.value = currentTarget.value)}
          onScroll={({ currentTarget }) => {
            back.current?.scrollTo(currentTarget.scrollLeft, currentTarget.scrollTop);
          }}
        />
      </div>
    </label>
  );
}
