/** The look's code colours as a TextMate theme. The values repeat `styles/tokens.css`; a test holds them together. */

/** The colours of one theme, each a `#rrggbb` token of the look. */
export interface CodeInk {
  readonly raised: string;
  readonly ink: string;
  readonly ink3: string;
  readonly ws: string;
  readonly chunk: string;
  readonly http: string;
  readonly event: string;
}

export const lightInk: CodeInk = {
  raised: '#ffffff',
  ink: '#1a1d21',
  ink3: '#63686f',
  ws: '#6b35cf',
  chunk: '#0b746a',
  http: '#1f4fd8',
  event: '#a65300',
};

export const darkInk: CodeInk = {
  raised: '#1b1e24',
  ink: '#eceae4',
  ink3: '#949aa5',
  ws: '#c3a6ff',
  chunk: '#67d6c8',
  http: '#9ab8ff',
  event: '#f6b36a',
};

interface TokenRule {
  readonly scope: string[];
  readonly settings: { readonly foreground: string };
}

interface CodeTheme {
  readonly name: string;
  readonly type: 'light' | 'dark';
  readonly colors: Record<string, string>;
  readonly tokenColors: TokenRule[];
}

/** A theme of the given type in the given colours. */
export function codeThemeOf(type: 'light' | 'dark', ink: CodeInk): CodeTheme {
  return {
    name: `wireside-${type}`,
    type,
    colors: { 'editor.background': ink.raised, 'editor.foreground': ink.ink },
    tokenColors: [
      rule(ink.ink3, 'comment', 'punctuation.definition.comment'),
      rule(ink.ws, 'keyword', 'storage', 'constant.language', 'keyword.operator.new'),
      rule(ink.ink, 'keyword.operator', 'punctuation', 'meta.brace', 'variable'),
      rule(ink.chunk, 'string', 'punctuation.definition.string', 'string.regexp'),
      rule(ink.http, 'entity.name.function', 'support.function', 'support.class'),
      rule(ink.http, 'entity.name.type', 'entity.name.class', 'support.type', 'entity.name.tag'),
      rule(ink.event, 'constant.numeric', 'constant.other', 'entity.other.attribute-name'),
    ],
  };
}

function rule(foreground: string, ...scope: string[]): TokenRule {
  return { scope, settings: { foreground } };
}
