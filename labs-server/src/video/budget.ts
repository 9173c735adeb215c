/** How many of a thing the process may have at the same time. */
export interface Budget {
  readonly used: number;
  readonly limit: number;
  /** Takes one; null when all are taken, else gives it back when it is called (the first time). */
  take(): (() => void) | null;
}

export function createBudget(limit: number): Budget {
  let used = 0;
  return {
    get used() {
      return used;
    },
    limit,
    take() {
      if (used >= limit) return null;
      used += 1;
      let isTaken = true;
      return () => {
        if (isTaken) used -= 1;
        isTaken = false;
      };
    },
  };
}
