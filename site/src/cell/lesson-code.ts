/** The lesson's code of a cell. The page has it once, as coloured text, and the cell reads it from there. */

/** Only in the build: what was given to each cell. */
const given = new Map<string, string>();

/** In the build, before the cell is rendered: `cell` is its id, unique in the site. */
export function giveLessonCode(cell: string, code: string): void {
  given.set(cell, code);
}

/** What was given in the build; in a browser the text of the cell, so before the cell changes it. */
export function lessonCode(cell: string): string {
  if (import.meta.env.SSR) return given.get(cell) ?? '';
  const code = document.querySelector(`[data-cell="${CSS.escape(cell)}"] .cell-static`);
  // Every line of it ends in LF, the last one too.
  return code?.textContent?.replace(/\n$/, '') ?? '';
}
