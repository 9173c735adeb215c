/** What a student chooses: whom document A means, and how document B checks who it was. */

/** Both documents' origins: A is of lab A, B of lab B. */
export interface Origins {
  readonly a: string;
  readonly b: string;
}

export interface TargetChoice {
  readonly id: string;
  /** As code: the second argument of postMessage. */
  readonly targetOrigin: (origins: Origins) => string;
  readonly about: string;
}

export const targets: readonly TargetChoice[] = [
  { id: 'exact', targetOrigin: ({ b }) => b, about: 'B’s origin' },
  { id: 'slash', targetOrigin: ({ b }) => `${b}/`, about: 'B’s origin and a slash' },
  { id: 'wrong port', targetOrigin: ({ a }) => a, about: 'the wrong port' },
  { id: 'any', targetOrigin: () => '*', about: 'whoever is there' },
  { id: 'no origin', targetOrigin: ({ b }) => new URL(b).host, about: 'no origin at all' },
];

export interface CheckChoice {
  readonly id: string;
  /** As code: the condition under which B accepts a message. */
  readonly condition: (origins: Origins) => string;
  /** Parameters of B's page. */
  readonly parameters: (origins: Origins) => Readonly<Record<string, string>>;
}

export const checks: readonly CheckChoice[] = [
  {
    id: 'exact',
    condition: ({ a }) => `event.origin === '${a}'`,
    parameters: ({ a }) => ({ check: 'exact', trusted: a }),
  },
  {
    id: 'slash',
    condition: ({ a }) => `event.origin === '${a}/'`,
    parameters: ({ a }) => ({ check: 'exact', trusted: `${a}/` }),
  },
  {
    id: 'other',
    condition: ({ b }) => `event.origin === '${b}'`,
    parameters: ({ b }) => ({ check: 'exact', trusted: b }),
  },
  { id: 'none', condition: () => 'true: no check', parameters: () => ({ check: 'none' }) },
];
