/** How fenced code looks: the look's colours, on both themes, following `data-theme`. */
import type { AstroExpressiveCodeOptions } from 'astro-expressive-code';
import { codeThemeOf, darkInk, lightInk } from './code-theme.ts';

export const codeOptions: AstroExpressiveCodeOptions = {
  themes: [codeThemeOf('light', lightInk), codeThemeOf('dark', darkInk)],
  themeCssSelector: (theme) => `[data-theme='${theme.type}']`,
  // Without script there is no data-theme: then the system's preference decides.
  useDarkModeMediaQuery: true,
  minSyntaxHighlightingColorContrast: 4.5,
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
    frames: {
      frameBoxShadowCssValue: 'none',
      editorBackground: 'var(--raised)',
      editorTabBarBackground: 'var(--sunken)',
      editorTabBarBorderBottomColor: 'var(--line)',
      editorActiveTabBackground: 'var(--raised)',
      editorActiveTabForeground: 'var(--ink-2)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorActiveTabIndicatorBottomColor: 'transparent',
      terminalBackground: 'var(--raised)',
      terminalTitlebarBackground: 'var(--sunken)',
      terminalTitlebarForeground: 'var(--ink-2)',
      terminalTitlebarBorderBottomColor: 'var(--line)',
      tooltipSuccessBackground: 'var(--ok)',
      tooltipSuccessForeground: 'var(--raised)',
      inlineButtonForeground: 'var(--ink-2)',
    },
  },
};
