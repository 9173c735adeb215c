/** A button that opens a short menu: copy as hex, as text, as a command. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from './clipboard.ts';
import type { CopyChoice } from './copy-choices.ts';

export interface CopyMenuProps {
  /** Made only when the menu opens. */
  readonly choices: () => readonly CopyChoice[];
}

export function CopyMenu({ choices }: CopyMenuProps) {
  const [open, setOpen] = useState<readonly CopyChoice[] | null>(null);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLSpanElement>(null);
  const close = (): void => {
    setOpen(null);
    root.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (open !== null) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);
  const copy = async (choice: CopyChoice): Promise<void> => {
    close();
    const copied = await copyText(choice.text);
    setSaid(copied ? 'Copied' : 'The browser did not allow it');
  };
  return (
    <span
      class="wire-menu-root"
      ref={root}
      {...menuEvents(
        () => root.current,
        close,
        () => setOpen(null),
      )}
    >
      <button
        type="button"
        class="wire-ghost"
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={() => setOpen(open === null ? choices() : null)}
      >
        Copy ▾
      </button>
      <output class="wire-note">{said}</output>
      {open !== null && <Menu choices={open} onCopy={(choice) => void copy(choice)} />}
    </span>
  );
}

interface MenuProps {
  readonly choices: readonly CopyChoice[];
  readonly onCopy: (choice: CopyChoice) => void;
}

function Menu({ choices, onCopy }: MenuProps) {
  return (
    <span class="wire-menu" role="menu" aria-label="Copy">
      {choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => onCopy(choice)}
        >
          {choice.label}
        </button>
      ))}
    </span>
  );
}

/** Keys inside the menu, and what happens when the focus leaves it. */
function menuEvents(root: () => HTMLElement | null, close: () => void, left: () => void) {
  return {
    onKeyDown: (event: KeyboardEvent): void => {
      const items = [...(root()?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
      if (items.length === 0) return;
      const at = items.findIndex((item) => item === document.activeElement);
      const targets: Record<string, number> = {
        ArrowDown: (at + 1) % items.length,
        ArrowUp: (at - 1 + items.length) % items.length,
        Home: 0,
        End: items.length - 1,
      };
      const target = targets[event.key];
      if (event.key !== 'Escape' && target === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (target === undefined) close();
      else items[target]?.focus();
    },
    onFocusOut: ({ relatedTarget }: FocusEvent): void => {
      if (!(relatedTarget instanceof Node && root()?.contains(relatedTarget))) left();
    },
  };
}
