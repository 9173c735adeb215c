/** Tells when the page's colours change: by its theme switch, or by the system where no theme was chosen. */

/** Answers how to stop listening. */
export function onThemeChange(page: Document, callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(page.documentElement, { attributeFilter: ['data-theme'] });
  const system = page.defaultView?.matchMedia('(prefers-color-scheme: dark)');
  system?.addEventListener('change', callback);
  return () => {
    observer.disconnect();
    system?.removeEventListener('change', callback);
  };
}
