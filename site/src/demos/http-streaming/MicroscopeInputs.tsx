/** What goes into the microscope: a body and chunk sizes on the left, the whole response to edit on the right. */
import { useSignal, type Signal } from '@preact/signals';
import { chunkedText, parseSizes, responseHead } from './chunked-text.ts';

const firstBody = 'This is the data in the first chunk\nand this is the second one';
const firstSizes = '37';

function responseOf(body: string, sizes: string): string {
  return `${responseHead}\n${chunkedText(body, parseSizes(sizes))}`;
}

export const firstResponse = responseOf(firstBody, firstSizes);

export function MicroscopeInputs({ response }: { readonly response: Signal<string> }) {
  const body = useSignal(firstBody);
  const sizes = useSignal(firstSizes);
  const rewrite = (): void => {
    response.value = responseOf(body.value, sizes.value);
  };
  return (
    <div class="microscope">
      <div class="microscope-inputs">
        <label>
          body
          <textarea
            rows={3}
            value={body.value}
            onInput={({ currentTarget }) => {
              body.value = currentTarget.value;
              rewrite();
            }}
          />
        </label>
        <label>
          chunk sizes in octets (decimal, parted by commas)
          <input
            value={sizes.value}
            onInput={({ currentTarget }) => {
              sizes.value = currentTarget.value;
              rewrite();
            }}
          />
        </label>
        <p class="microscope-hint">
          Now break it: change a hexadecimal size in the response, then press Send.
        </p>
      </div>
      <label class="microscope-response">
        the response, byte for byte (each line ends in CR LF)
        <textarea
          rows={12}
          spellcheck={false}
          value={response.value}
          onInput={({ currentTarget }) => (response.value = currentTarget.value)}
        />
      </label>
    </div>
  );
}
