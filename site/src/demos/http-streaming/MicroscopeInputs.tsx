/** What goes into the microscope: presets, a body with chunk sizes, and the whole response to edit. */
import { useSignal, type Signal } from '@preact/signals';
import { PresetButtons } from '../PresetButtons.tsx';
import { firstBody, firstSizes, presets, responseOf } from './presets.ts';
import { ResponseEditor } from './ResponseEditor.tsx';

/** Makes a response with thousands of chunk lines impossible to type by accident. */
const maxBodyCharacters = 8000;

export function MicroscopeInputs({ response }: { readonly response: Signal<string> }) {
  return (
    <>
      <PresetButtons
        presets={presets}
        chosen={presets.find((preset) => preset.response === response.value) ?? null}
        ownText="Your own response. Press Send, and compare the three witnesses."
        onChoose={(preset) => (response.value = preset.response)}
      />
      <div class="microscope">
        <BodyInputs response={response} />
        <ResponseEditor response={response} />
      </div>
    </>
  );
}

function BodyInputs({ response }: { readonly response: Signal<string> }) {
  const body = useSignal(firstBody);
  const sizes = useSignal(firstSizes);
  const rewrite = (): void => {
    response.value = responseOf(body.value, sizes.value);
  };
  return (
    <div class="microscope-inputs">
      <label>
        <span>body</span>
        <textarea
          rows={4}
          maxLength={maxBodyCharacters}
          value={body.value}
          onInput={({ currentTarget }) => {
            body.value = currentTarget.value;
            rewrite();
          }}
        />
      </label>
      <label>
        <span>chunk sizes in octets, decimal, parted by commas</span>
        <input
          value={sizes.value}
          inputMode="numeric"
          onInput={({ currentTarget }) => {
            sizes.value = currentTarget.value;
            rewrite();
          }}
        />
      </label>
      <ul class="microscope-legend" aria-label="Marks in the response">
        <li>
          <span class="mark-size">25</span> chunk-size
        </li>
        <li>
          <span class="mark-data">data</span> chunk-data
        </li>
        <li>
          <span class="mark-delimiter mark-sign">CRLF</span> framing
        </li>
        <li>
          <span class="mark-broken">24</span> breaks a rule
        </li>
      </ul>
    </div>
  );
}
