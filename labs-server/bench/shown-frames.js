/* Runs in the page: plain JavaScript for a browser, added to it by video-latency-bench.ts. */

/**
 * Shows an M-JPEG stream in an img element, and reads from its pixels, before each frame of the display, which picture
 * is shown.
 * @param {string} url of the same origin
 * @param {number} durationMs
 * @param {{left: number, top: number, cell: number, count: number}} code where the number of a frame is in the picture
 * @returns {Promise<{cells: string, shownWallMs: number}[]>} for each picture its code, `1` for a white cell, and when
 *   it was first seen, in milliseconds since the Unix epoch
 */
globalThis.shownFrames = (url, durationMs, { left, top, cell, count }) =>
  new Promise((resolve) => {
    const image = document.body.appendChild(document.createElement('img'));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [count * cell, cell];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const shown = [];

    function readCells() {
      context.drawImage(image, left, top, count * cell, cell, 0, 0, count * cell, cell);
      const { data } = context.getImageData(0, cell / 2, count * cell, 1);
      const whiteAt = (index) => data[(index * cell + cell / 2) * 4 + 1] >= 128;
      return Array.from({ length: count }, (_, index) => (whiteAt(index) ? '1' : '0')).join('');
    }

    const endsMs = performance.now() + durationMs;
    function onFrame() {
      if (image.naturalWidth > 0) {
        const cells = readCells();
        if (cells !== shown.at(-1)?.cells) shown.push({ cells, shownWallMs: Date.now() });
      }
      if (performance.now() < endsMs) requestAnimationFrame(onFrame);
      else {
        // An empty address closes the connection.
        image.src = '';
        image.remove();
        resolve(shown);
      }
    }
    image.src = url;
    requestAnimationFrame(onFrame);
  });
