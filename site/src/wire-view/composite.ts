/**
 * Attributes of ARIA composite widgets: one tab stop, inside of which keys move, and whose current part is told by
 * `aria-activedescendant`. Parts carry `data-part`, so that one listener serves thousands of them.
 */
export type CompositeRole = 'listbox' | 'grid' | 'treegrid' | 'group';

export interface CompositeOptions {
  readonly role: CompositeRole;
  readonly label: string;
  /** Element id of the current part. */
  readonly active?: string | undefined;
  /** What a key does, by `KeyboardEvent.key`. Other keys go on to the page. */
  readonly keys: () => Readonly<Record<string, () => void>>;
  /** A part was pressed; `part` is its `data-part`. */
  readonly onPick: (part: string, target: Element) => void;
}

export function composite({ role, label, active, keys, onPick }: CompositeOptions) {
  return {
    role,
    tabIndex: 0,
    'aria-label': label,
    'aria-activedescendant': active,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target !== event.currentTarget) return;
      const step = keys()[event.key];
      if (step === undefined) return;
      event.preventDefault();
      step();
    },
    onClick: (event: MouseEvent): void => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const part = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
      if (part !== undefined) onPick(part, target);
    },
  };
}

/** One tab stop that only scrolls: a region that those without a mouse can reach. */
export function scrollRegion(label: string) {
  return { role: 'region', tabIndex: 0, 'aria-label': label } as const;
}

/** The keys that move a cursor through `total` bytes in rows; a cursor of -1 is before the first. */
export function byteKeys(
  cursor: number | null,
  perRow: number,
  total: number,
  move: (at: number) => void,
): Readonly<Record<string, () => void>> {
  const at = cursor ?? -1;
  const last = total - 1;
  const to = (target: number) => () => {
    if (last >= 0) move(Math.min(Math.max(target, 0), last));
  };
  return {
    ArrowRight: to(at + 1),
    ArrowLeft: to(at - 1),
    ArrowDown: to(at < 0 ? 0 : at + perRow),
    ArrowUp: to(at - perRow),
    PageDown: to(at + perRow * 8),
    PageUp: to(at - perRow * 8),
    Home: to(0),
    End: to(last),
  };
}

/** A press with the mouse, where keys reach the same by another way (the field table). */
export function pressable(onPress: (() => void) | null) {
  return onPress === null ? {} : { onClick: onPress };
}
