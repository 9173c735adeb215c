/** What was asked of a track, what it does, and what its device could do. */

export interface TrackRow {
  readonly name: string;
  /** `ideal 640`; empty when nothing was asked. */
  readonly asked: string;
  /** `getSettings()`. */
  readonly is: string;
  /** `getCapabilities()`: `1 … 1920`, `user, environment`. */
  readonly can: string;
  /** Null when nothing was asked, or when the track does not tell. */
  readonly met: boolean | null;
}

type Values = Readonly<Record<string, unknown>>;

/** What is worth a row even if nobody asked for it. */
const always: Readonly<Record<string, readonly string[]>> = {
  video: ['width', 'height', 'frameRate'],
  audio: ['echoCancellation', 'noiseSuppression', 'autoGainControl', 'sampleRate'],
};
const ids = ['deviceId', 'groupId'];

/**
 * @param asked the part of the constraints for this kind; true asked for nothing in particular
 * @param settings what `getSettings` told
 * @param capabilities what `getCapabilities` told; empty where the browser has no such method
 */
export function trackRows(
  kind: string,
  asked: object | boolean,
  settings: object,
  capabilities: object,
): readonly TrackRow[] {
  const wishes = typeof asked === 'boolean' ? {} : (asked as Values);
  const names = new Set([...(always[kind] ?? []), ...Object.keys(wishes)]);
  return [...names]
    .filter((name) => name !== 'advanced')
    .map((name) => {
      const value = (settings as Values)[name];
      return {
        name,
        asked: wishes[name] === undefined ? '' : wishWords(wishes[name], ids.includes(name)),
        is: value === undefined ? 'not told' : shortened(value, ids.includes(name)),
        can: capabilityWords((capabilities as Values)[name]),
        met: value === undefined ? null : isMet(wishes[name], value),
      };
    });
}

function wishWords(wish: unknown, isId: boolean): string {
  if (typeof wish !== 'object' || wish === null || Array.isArray(wish)) {
    return shortened(wish, isId);
  }
  return Object.entries(wish)
    .map(([how, value]) => `${how} ${shortened(value, isId)}`)
    .join(', ');
}

function shortened(value: unknown, isId: boolean): string {
  const words = typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);
  return isId && words.length > 10 ? `${words.slice(0, 8)}…` : words;
}

function capabilityWords(capability: unknown): string {
  if (Array.isArray(capability)) return capability.map(String).join(', ');
  if (typeof capability !== 'object' || capability === null) return '';
  const { min, max } = capability as Values;
  return [min, max]
    .filter((limit) => limit !== undefined)
    .map((limit) => shortened(limit, false))
    .join(' … ');
}

/** A wish is met by its own value only; a condition by any value within it. Null: nothing was asked. */
function isMet(wish: unknown, value: unknown): boolean | null {
  if (wish === undefined) return null;
  if (typeof wish !== 'object' || wish === null || Array.isArray(wish)) return same(wish, value);
  const { exact, ideal, min, max } = wish as Values;
  if (exact !== undefined) return same(exact, value);
  const within =
    (min === undefined || Number(value) >= Number(min)) &&
    (max === undefined || Number(value) <= Number(max));
  return within && (ideal === undefined || same(ideal, value));
}

function same(asked: unknown, value: unknown): boolean {
  if (Array.isArray(asked)) return asked.includes(value);
  if (typeof asked === 'number' && typeof value === 'number') return Math.abs(asked - value) < 0.5;
  return asked === value;
}
