/** The request to send: chosen by a button, changed by hand. */
import type { RtspDialogue } from './rtsp-dialogue.ts';
import { requestWarning } from './rtsp-requests.ts';
import { methodTemplates, refusedTemplates, streamNames } from './rtsp-templates.ts';
import type { RtspFaceProps } from './RtspFace.tsx';

type Props = Pick<RtspFaceProps, 'draft' | 'isConnected' | 'onSend'> & {
  readonly dialogue: RtspDialogue;
};

/** Far below what the server takes. */
const maxCharacters = 4_000;

export function RtspEditor(props: Props) {
  const { draft, isConnected, onSend, dialogue } = props;
  const text = draft.text.value;
  return (
    <div class="rtsp-editor">
      <TemplateButtons draft={draft} />
      <p class="rtsp-about">{draft.template.value.about}</p>
      <label class="rtsp-label">
        <span>the request; each line ends in CR LF</span>
        <textarea
          rows={7}
          wrap="off"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          maxLength={maxCharacters}
          readOnly={!isConnected}
          value={text}
          onInput={({ currentTarget }) => draft.edit(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isConnected) return;
            event.preventDefault();
            onSend();
          }}
        />
      </label>
      <div class="rtsp-send">
        <button type="button" class="button" disabled={!isConnected} onClick={onSend}>
          Send request
        </button>
        <span>
          {isConnected
            ? (requestWarning(text) ?? `session ${dialogue.session ?? 'none'}`)
            : 'Press Connect first: the lab opens a TCP connection to its RTSP port.'}
        </span>
      </div>
    </div>
  );
}

function TemplateButtons({ draft }: Pick<Props, 'draft'>) {
  const template = draft.template.value;
  const refused = refusedTemplates.indexOf(template);
  return (
    <div class="rtsp-templates" role="group" aria-label="Fill in">
      {methodTemplates.map((one) => (
        <button
          key={one.label}
          type="button"
          class="button"
          aria-pressed={one === template}
          onClick={() => draft.fillIn(one)}
        >
          {one.label}
        </button>
      ))}
      <select
        aria-label="a request that is refused"
        value={refused < 0 ? '' : String(refused)}
        onChange={({ currentTarget }) => {
          const chosen = refusedTemplates[Number(currentTarget.value)];
          if (currentTarget.value !== '' && chosen !== undefined) draft.fillIn(chosen);
        }}
      >
        <option value="">refused with ...</option>
        {refusedTemplates.map(({ label }, index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="the stream"
        value={draft.stream.value}
        onChange={({ currentTarget }) => draft.chooseStream(currentTarget.value)}
      >
        {streamNames.map(([name, about]) => (
          <option key={name} value={name}>
            {about}
          </option>
        ))}
      </select>
    </div>
  );
}
