/* Runs in the page: plain JavaScript for a browser, added to it by wire-view-bench.ts. */

/**
 * How many rows the ladder says that it has.
 * @param {string} selector of the bench
 */
const rowsOf = (selector) => {
  const foot = document.querySelector(`${selector} .wire-foot`)?.lastElementChild?.textContent;
  return Number((foot ?? '').replaceAll(/\D/g, ''));
};

/**
 * Watches the frames that the browser draws, while the wire view of a bench follows.
 * @param {string} selector of the bench
 * @param {number} durationMs
 * @returns {Promise<{frameMs: number[], rows: number, passedMs: number}>} the time from each frame to the next, and
 *   how many rows the ladder gained
 */
globalThis.framesOf = (selector, durationMs) =>
  new Promise((resolve) => {
    const frameMs = [];
    let startedMs = null;
    let lastMs = 0;
    let rowsBefore = 0;
    const onFrame = (nowMs) => {
      if (startedMs === null) {
        startedMs = nowMs;
        rowsBefore = rowsOf(selector);
      } else frameMs.push(nowMs - lastMs);
      lastMs = nowMs;
      const passedMs = nowMs - startedMs;
      if (passedMs < durationMs) requestAnimationFrame(onFrame);
      else resolve({ frameMs, rows: rowsOf(selector) - rowsBefore, passedMs });
    };
    requestAnimationFrame(onFrame);
  });
