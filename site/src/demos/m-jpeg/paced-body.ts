/** A body that is read no faster than its reader wants: what is not read waits in the browser, the kernels, the server. */

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The same body in pieces of at most `pieceBytes`; before each is read `beforeRead` has to resolve. Nothing is read
 * ahead. Without a buffer of the reader's own (BYOB) one read would take all that is there, which can be megabytes.
 * @throws Error where the browser has no such readers for a response
 */
export function pacedBody(
  body: ReadableStream<Bytes>,
  pieceBytes: number,
  beforeRead: () => Promise<void>,
): ReadableStream<Bytes> {
  const reader = ownBufferReader(body);
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        await beforeRead();
        const { value } = await reader.read(new Uint8Array(pieceBytes));
        if (value === undefined || value.length === 0) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function ownBufferReader(body: ReadableStream<Bytes>): ReadableStreamBYOBReader {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    throw new Error('This browser cannot read a response in pieces of a chosen size (BYOB).');
  }
}
