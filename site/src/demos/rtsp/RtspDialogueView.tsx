/** What was said, request by response, the newest at the end. */
import { useEffect, useRef } from 'preact/hooks';
import { methodOf, statusOf, type RtspExchange } from './rtsp-dialogue.ts';

export function RtspDialogueView({ exchanges }: { readonly exchanges: readonly RtspExchange[] }) {
  const list = useRef<HTMLOListElement>(null);
  const answered = exchanges.filter(({ response }) => response !== null).length;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [exchanges.length, answered]);
  if (exchanges.length === 0) {
    return <p class="rtsp-note">Nothing was said yet. A player begins with OPTIONS or DESCRIBE.</p>;
  }
  return (
    <ol ref={list} class="rtsp-dialogue" aria-label="Dialogue" tabIndex={0}>
      {exchanges.map((exchange, index) => (
        <Exchange key={index} exchange={exchange} />
      ))}
    </ol>
  );
}

function Exchange({ exchange: { request, response, state } }: { readonly exchange: RtspExchange }) {
  const status = response === null ? null : statusOf(response);
  const words = response === null ? 'waits for the response' : `${status ?? 'no status'}, ${state}`;
  return (
    <li data-refused={status !== null && status >= 400 ? '' : undefined}>
      <p>
        <b>{methodOf(request)}</b> → {words}
      </p>
      <pre>{request.trim()}</pre>
      <pre>{response?.trim() ?? '...'}</pre>
    </li>
  );
}
