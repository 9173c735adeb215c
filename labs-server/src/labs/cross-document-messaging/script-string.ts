/** Data inside a `<script>`: JSON that cannot end it (HTML section 13.2.5.15, the script data less-than sign state). */

/** `value` as a JavaScript expression in which no `<` occurs, so that neither `</script>` nor `<!--` can. */
export function scriptString(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
