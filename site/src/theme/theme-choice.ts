/** The reader's choice of theme: kept in the browser; without one the system's preference holds. */

export type Theme = 'light' | 'dark';

export const themeKey = 'wireside:theme';

/** The theme to show; `stored` is what the browser kept (anything else than a theme counts as no choice). */
export function themeOf(stored: string | null, systemIsDark: boolean): Theme {
  if (stored === 'light' || stored === 'dark') return stored;
  return systemIsDark ? 'dark' : 'light';
}

export function otherTheme(theme: Theme): Theme {
  return theme === 'dark' ? 'light' : 'dark';
}
