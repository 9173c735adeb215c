/** A file of the site, told while it comes: the large ones take seconds. */

/** What is used of the global scope; tests pass their own. */
export type Fetch = (url: string) => Promise<Response>;

/**
 * All bytes of the file. `onBytes` is told how many more came, whenever some did.
 * @throws Error that names the file and why it did not come
 */
export async function fetchCounted(
  url: string,
  onBytes: (byteLength: number) => void,
  fetch: Fetch,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const response = await fetch(url).catch(() => null);
  if (response === null) throw new Error(`${name} could not be loaded: nothing answered.`);
  if (!response.ok || response.body === null) {
    throw new Error(`${name} could not be loaded: the answer was ${response.status}.`);
  }
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of piecesOf(response.body)) {
      pieces.push(piece);
      onBytes(piece.length);
    }
  } catch {
    throw new Error(`${name} could not be loaded: the connection broke.`);
  }
  return joined(pieces);
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value !== undefined) yield value;
    if (done) return;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}
