/** Whom one can call, and what becomes of it. */

export interface CallTarget {
  readonly user: string;
  readonly about: string;
}

export const callTargets: readonly CallTarget[] = [
  { user: 'bob', about: 'bob, who answers' },
  { user: 'ringing', about: 'ringing, who never answers' },
  { user: 'busy', about: 'busy, who is in a call' },
  { user: 'carol', about: 'carol, another user' },
  { user: 'alice', about: 'alice, another user' },
  { user: 'nobody', about: 'nobody, whom nobody knows' },
];

export const pageUsers = ['alice', 'carol'] as const;
export type PageUser = (typeof pageUsers)[number];

export function otherUser(user: PageUser): PageUser {
  return user === 'alice' ? 'carol' : 'alice';
}
