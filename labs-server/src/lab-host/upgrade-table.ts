/** Which paths of which labs are upgraded, and by whom. */
import { type Upgrade, withPathValues } from '../labs/upgrade.ts';
import type { UpgradeRoutes } from '../labs/upgrade-endpoint.ts';

export type HandleUpgrade = (upgrade: Upgrade) => void;

interface Route {
  readonly parts: readonly string[];
  readonly handle: HandleUpgrade;
}

export class UpgradeTable {
  readonly #routes: Route[] = [];

  /** The routes of the mechanism `name`: its paths stand below `/<name>`. */
  below(name: string): UpgradeRoutes {
    return {
      on: (path, handle) => void this.#routes.push({ parts: partsOf(`/${name}${path}`), handle }),
    };
  }

  /** What handles an upgrade of `target`, a request-target in origin-form; null when nothing does. */
  find(target: string): HandleUpgrade | null {
    const [, s = '', , , ...parts] = partsOf(target.split('?', 1)[0] ?? '');
    if (s !== 's') return null;
    for (const route of this.#routes) {
      const pathValues = match(route.parts, ['', ...parts]);
      if (pathValues !== null)
        return (upgrade) => route.handle(withPathValues(upgrade, pathValues));
    }
    return null;
  }
}

/** Without a slash at the end, as express routes by default. */
function partsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/');
}

function match(
  pattern: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== parts.length) return null;
  const values: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const found = parts[index] ?? '';
    if (expected.startsWith(':')) values[expected.slice(1)] = found;
    else if (expected !== found) return null;
  }
  return values;
}
