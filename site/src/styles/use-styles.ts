/** Styles of what appears only once an island is alive: the first view of a page does without them. */
import { useEffect } from 'preact/hooks';
import { loadStyles } from './load-styles.ts';

/** @param url of a style sheet, by `?url`; where it cannot be loaded, what it styles is plain */
export function useStyles(url: string): void {
  useEffect(() => {
    loadStyles(document, url).catch(() => {});
  }, [url]);
}
