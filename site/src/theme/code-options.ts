/** How fenced code looks: the look's colours, on both themes, following `data-theme`. */
import type { AstroExpressiveCodeOptions } from 'astro-expressive-code';
import { codeThemeOf, darkInk, lightInk } from './code-theme.ts';

export const codeOptions: AstroExpressiveCodeOptions = {
  themes: [codeThemeOf('light', lightInk), codeThemeOf('dark', darkInk)],
  themeCssSelector: (theme) => `[data-theme='${theme.type}']`,
  // Without script there is no data-theme: then the system's preference decides.
  useDarkModeMediaQuery: true,
  minSyntaxHighlightingColorContrast: 4.5,
  // Without frames and marks a page with a fence loads a third of their styles, and no script.
  frames: false,
  textMarkers: false,
  defaultProps: { wrap: true, overridesByLang: { 'ts,js,java': { wrap: false } } },
  styleOverrides: {
    borderRadius: 'var(--r)',
    borderColor: 'var(--line)',
    codeBackground: 'var(--raised)',
    codeFontFamily: 'var(--mono)',
    codeFontSize: '13.5px',
    codeLineHeight: '1.65',
    codePaddingBlock: '12px',
    codePaddingInline: '14px',
    uiFontFamily: 'var(--sans)',
    focusBorder: 'var(--focus)',
  },
};
