/* Runs in the page: plain JavaScript for a browser, added to it by first-line-bench.ts. */

/**
 * Presses Run of a bench; resolves when that run is over.
 * @param {string} selector of the bench
 * @returns {Promise<number>} milliseconds until the run's first line was in the document
 */
globalThis.timeOfRun = (selector) =>
  new Promise((resolve) => {
    const bench = document.querySelector(selector);
    const firstLine = () => bench.querySelector('.console-values')?.textContent ?? null;
    const lineBefore = firstLine();
    let firstLineMs = null;
    const observer = new MutationObserver(() => {
      const line = firstLine();
      if (firstLineMs === null && line !== null && line !== lineBefore) {
        firstLineMs = performance.now() - startedMs;
      }
      if (firstLineMs === null || bench.querySelector('.bench-run') === null) return;
      observer.disconnect();
      resolve(firstLineMs);
    });
    observer.observe(bench, { subtree: true, childList: true, characterData: true });
    const startedMs = performance.now();
    bench.querySelector('.bench-run').click();
  });
