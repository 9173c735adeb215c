/** Adds a style sheet to a document, once. */

/** Resolves when the sheet applies; rejects when it could not be loaded. */
export function loadStyles(page: Document, url: string): Promise<void> {
  const known = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  if (known.some((link) => link.getAttribute('href') === url)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`the style sheet ${url} could not be loaded`));
    });
    page.head.append(link);
  });
}
