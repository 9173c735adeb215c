/** A link to a field of a recorded trace: brings its bench into view, which wakes it up; the bench does the rest. */
import { parseWireLink } from '../wire-view/wire-link.ts';

function follow(): void {
  const link = parseWireLink(location.hash);
  if (link === null) return;
  const stage = document.getElementById(`bench-${link.bench}`);
  (stage?.querySelector('.bench-wire') ?? stage)?.scrollIntoView({ behavior: 'instant' });
}

addEventListener('hashchange', follow);
follow();
