/** The look's code colours as a TextMate theme: tokens of the look, so that code follows the page's theme. */

interface TokenRule {
  readonly scope: string[];
  readonly settings: { readonly foreground: string };
}

function rule(token: string, ...scope: string[]): TokenRule {
  return { scope, settings: { foreground: `var(--${token})` } };
}

/** For `markdown.shikiConfig` of Astro. */
export const codeTheme = {
  name: 'wireside',
  type: 'light' as const,
  colors: { 'editor.background': 'var(--raised)', 'editor.foreground': 'var(--ink)' },
  tokenColors: [
    rule('ink-3', 'comment', 'punctuation.definition.comment'),
    rule('ws', 'keyword', 'storage', 'constant.language', 'keyword.operator.new'),
    rule('ink', 'keyword.operator', 'punctuation', 'meta.brace', 'variable'),
    rule('chunk', 'string', 'punctuation.definition.string', 'string.regexp'),
    rule('http', 'entity.name.function', 'support.function', 'support.class'),
    rule('http', 'entity.name.type', 'entity.name.class', 'support.type', 'entity.name.tag'),
    rule('event', 'constant.numeric', 'constant.other', 'entity.other.attribute-name'),
  ],
};
