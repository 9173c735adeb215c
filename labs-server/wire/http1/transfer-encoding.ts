/** `Transfer-Encoding = #transfer-coding`: RFC 9112 section 6.1. */

/** The names of the transfer codings in `values`, in lower case and in the order in which they were applied. */
export function parseTransferEncoding(values: readonly string[]): string[] {
  return values
    .flatMap(splitList)
    .map((coding) => (coding.split(';', 1)[0] ?? '').trim().toLowerCase())
    .filter((name) => name !== '');
}

/** The members of a comma-separated list; commas inside quoted-strings do not separate. */
function splitList(value: string): string[] {
  return value.match(/(?:"(?:[^"\\]|\\.)*(?:"|$)|[^,"])+/g) ?? [];
}
