/** An error of a call for media: the browser's words, the cause, and what to do. */
import { errorTitle, type MediaError } from './media-error.ts';

export function ErrorNote({ error }: { readonly error: MediaError }) {
  return (
    <div class="gum-error">
      <p>
        <code>{errorTitle(error)}</code>
      </p>
      <p>{error.cause}</p>
      <p>{error.remedy}</p>
    </div>
  );
}
