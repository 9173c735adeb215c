/** The request that stands in the editor: a template filled in for the chosen stream, until it is changed by hand. */
import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { requestText } from './rtsp-requests.ts';
import { methodTemplates, streamNames, type RequestTemplate } from './rtsp-templates.ts';
import type { RtspConsole } from './use-rtsp-console.ts';

export interface RequestDraft {
  readonly template: ReadonlySignal<RequestTemplate>;
  /** Name of the stream. */
  readonly stream: ReadonlySignal<string>;
  readonly text: ReadonlySignal<string>;
  fillIn(template: RequestTemplate): void;
  chooseStream(name: string): void;
  edit(text: string): void;
  /** What was changed by hand is forgotten: it is sent. */
  reset(): void;
}

export function useRequestDraft(rtsp: RtspConsole): RequestDraft {
  const template = useSignal<RequestTemplate>(methodTemplates[0]);
  const stream = useSignal(streamNames[0][0]);
  /** Null while the template stands there as it is. */
  const edited = useSignal<string | null>(null);
  const text = useComputed(() => {
    const { session, nextCseq } = rtsp.report.value.dialogue;
    const place = { base: rtsp.base.value, stream: stream.value, cseq: nextCseq, session };
    return edited.value ?? requestText(template.value, place);
  });
  const reset = (): void => {
    edited.value = null;
  };
  return {
    template,
    stream,
    text,
    fillIn(chosen) {
      template.value = chosen;
      reset();
    },
    chooseStream(name) {
      stream.value = name;
      reset();
    },
    edit(changed) {
      edited.value = changed;
    },
    reset,
  };
}
