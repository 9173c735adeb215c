/** Monaco in the look's colours. The values come from the page's own tokens, so that there is one list of them. */
import { editor } from 'monaco-editor/editor/editor.api';

/** Names of tokens in `styles/tokens.css` by what they colour. */
const ruleTokens = {
  comment: '--ink-3',
  keyword: '--ws',
  string: '--chunk',
  'string.escape': '--event',
  regexp: '--chunk',
  number: '--event',
  delimiter: '--ink-2',
  type: '--http',
  'type.identifier': '--http',
  identifier: '--ink',
} as const;

const colorTokens = {
  'editor.background': '--raised',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--ink-3',
  'editorLineNumber.activeForeground': '--ink-2',
  'editorCursor.foreground': '--accent',
  'editorWidget.background': '--raised',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--line-strong',
  'editorSuggestWidget.background': '--raised',
  'editorSuggestWidget.foreground': '--ink',
  'editorSuggestWidget.border': '--line-strong',
  'editorSuggestWidget.selectedBackground': '--http-bg',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--accent',
  'editorSuggestWidget.focusHighlightForeground': '--accent',
  'editorHoverWidget.background': '--raised',
  'editorHoverWidget.foreground': '--ink',
  'editorHoverWidget.border': '--line-strong',
  'editorError.foreground': '--bad',
  'editorWarning.foreground': '--warn',
  'editor.selectionBackground': '--http-bg',
  'editor.inactiveSelectionBackground': '--sunken',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line-strong',
  'editorBracketMatch.background': '--sunken',
  'editorBracketMatch.border': '--line-strong',
  // One ink for brackets of every depth: here colour means a protocol's layer.
  'editorBracketHighlight.foreground1': '--ink-2',
  'editorBracketHighlight.foreground2': '--ink-2',
  'editorBracketHighlight.foreground3': '--ink-2',
  'editorBracketHighlight.foreground4': '--ink-2',
  'editorBracketHighlight.foreground5': '--ink-2',
  'editorBracketHighlight.foreground6': '--ink-2',
  focusBorder: '--focus',
  'list.hoverBackground': '--sunken',
  'textLink.foreground': '--accent',
} as const;

/** Keeps Monaco in the page's theme, now and whenever `data-theme` changes. Called once. */
export function followPageTheme(root: HTMLElement): void {
  const apply = (): void => {
    const name = root.dataset['theme'] === 'dark' ? 'dark' : 'light';
    editor.defineTheme(`wireside-${name}`, themeFrom(root, name));
    editor.setTheme(`wireside-${name}`);
  };
  apply();
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
}

function themeFrom(root: HTMLElement, name: 'light' | 'dark'): editor.IStandaloneThemeData {
  const styles = getComputedStyle(root);
  const color = (token: string): string => longHex(styles.getPropertyValue(token).trim());
  const rules = Object.entries(ruleTokens).map(([token, variable]) => ({
    token,
    foreground: color(variable).replace('#', ''),
  }));
  const colors = Object.fromEntries(
    Object.entries(colorTokens).map(([key, variable]) => [key, color(variable)]),
  );
  return { base: name === 'dark' ? 'vs-dark' : 'vs', inherit: true, rules, colors };
}

/** Monaco knows `#ffffff` only, and a build may write `#fff`. */
function longHex(color: string): string {
  return /^#[\da-f]{3}$/i.test(color) ? color.replace(/[\da-f]/gi, '$&$&') : color;
}
