/** Finds the line of a syntax error, which `import()` does not tell, without running anything. */
import type { ErrorPosition } from '../console-value.ts';

const waitMs = 1000;

/**
 * Loads the script as a `<script type="module">`, whose parse errors are reported with their place (HTML, "run a
 * module script"). An import that cannot be fetched follows the script, so that one that does parse never runs.
 */
export function locateSyntaxError(script: string): Promise<ErrorPosition | null> {
  return new Promise((resolve) => {
    const source = new Blob([script, '\nimport "blob:null/none";'], { type: 'text/javascript' });
    const url = URL.createObjectURL(source);
    const element = document.createElement('script');
    const finish = (position: ErrorPosition | null): void => {
      removeEventListener('error', onError, true);
      clearTimeout(timer);
      element.remove();
      URL.revokeObjectURL(url);
      resolve(position);
    };
    const onError = (event: Event): void => {
      if (event instanceof ErrorEvent && event.filename === url) {
        event.preventDefault();
        event.stopImmediatePropagation();
        finish({ line: event.lineno, column: event.colno });
      } else if (event.target === element) {
        finish(null);
      }
    };
    const timer = setTimeout(() => finish(null), waitMs);
    addEventListener('error', onError, true);
    element.type = 'module';
    element.src = url;
    document.head.append(element);
  });
}
