/** Every key of these pages, as the page of that name lists them. */

interface KeyRow {
  readonly keys: readonly string[];
  readonly what: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Slides',
    rows: [
      { keys: ['P'], what: 'present from the slide in view' },
      { keys: ['→', '↓', 'Page Down', 'Space'], what: 'next slide' },
      { keys: ['←', '↑', 'Page Up', 'Shift Space'], what: 'previous slide' },
      { keys: ['Home', 'End'], what: 'first, last slide' },
      { keys: ['R'], what: 'show this bench’s recorded run' },
      { keys: ['B', '.'], what: 'blank the screen, and show it again' },
      { keys: ['S'], what: 'notes in a second window' },
      { keys: ['Esc'], what: 'leave, to the reading view' },
    ],
  },
  {
    title: 'In the wire view',
    rows: [
      { keys: ['↑', '↓', 'Home', 'End'], what: 'move through records, bytes or fields' },
      { keys: ['←', '→'], what: 'byte by byte; close or open a field' },
      { keys: ['Enter'], what: 'from a record to its bytes; open or close a field' },
      { keys: ['F'], what: 'filter' },
      { keys: ['Space'], what: 'pause, and resume' },
    ],
  },
  {
    title: 'In code',
    rows: [
      { keys: ['Ctrl Enter', '⌘ Enter'], what: 'run' },
      { keys: ['Ctrl M', '⌃⇧M'], what: 'let Tab leave the editor (the second on a Mac)' },
    ],
  },
];
