/** A face that is of use only in a live page waits for its styles, so that the first view of a page does without them. */
import { useEffect, useState } from 'preact/hooks';
import { loadStyles } from '../../styles/load-styles.ts';

/**
 * True once the component is alive and the style sheet applies, or could not be loaded: then what it styles is plain.
 * @param url of the style sheet, by `?url`
 */
export function useReady(url: string): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const go = (): void => setReady(true);
    loadStyles(document, url).then(go, go);
  }, [url]);
  return isReady;
}
