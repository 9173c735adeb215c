/**
 * getUserMedia in a document that is no secure context. Chromium takes the document of a `data:` address for such a one,
 * whatever page it stands in; the standard looks at the top-level page alone (HTML, "secure contexts"), and other
 * browsers may do so: their error is another one, and is told as what it is.
 */
import askInFrame from './ask-in-frame.js?url';
import { ErrorElsewhere, readFrameAnswer, type FrameAnswer } from './frame-answer.ts';

const answerWithinMs = 5_000;

/** Rejects with an `ErrorElsewhere`; resolves where a stream came, which was stopped. The frame is gone then. */
export async function askOutsideSecureContext(): Promise<void> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  const script = new URL(askInFrame, location.href).href;
  frame.src = `data:text/html,${encodeURIComponent(`<script src="${script}"></script>`)}`;
  const over = new AbortController();
  const { signal } = over;
  try {
    const answer = await new Promise<FrameAnswer | null>((resolve) => {
      const take = ({ source, data }: MessageEvent): void => {
        if (source === frame.contentWindow) resolve(readFrameAnswer(data));
      };
      window.addEventListener('message', take, { signal });
      const timer = setTimeout(() => resolve(null), answerWithinMs);
      signal.addEventListener('abort', () => clearTimeout(timer));
      document.body.append(frame);
    });
    if (answer === null) throw new Error('This browser let nothing run in the frame.');
    if (answer.error !== null) throw new ErrorElsewhere(answer.error, answer.place);
  } finally {
    over.abort();
    frame.remove();
  }
}
