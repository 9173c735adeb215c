/** Colours of TypeScript for static code: enough for a cell, and small enough for every page. */

export type TokenKind = 'plain' | 'keyword' | 'string' | 'comment' | 'function' | 'number';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const keywords = new Set(
  (
    'as async await break case catch class const continue default delete do else enum export extends false ' +
    'finally for from function if implements import in instanceof interface let new null of return satisfies ' +
    'static super switch this throw true try type typeof undefined var void while yield readonly'
  ).split(' '),
);

const pattern = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|\x60(?:\\[\s\S]|[^\x60\\])*\x60?)`,
    String.raw`(?<number>\b(?:0[xob][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)n?\b)`,
    String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`,
  ].join('|'),
  'giu',
);

/** Tokens of each line; their texts joined are the code. */
export function highlightCode(code: string): Token[][] {
  const lines: Token[][] = [[]];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    append(lines, 'plain', code.slice(end, match.index));
    end = match.index + match[0].length;
    append(lines, kindOf(match, code.slice(end, end + 1)), match[0]);
  }
  append(lines, 'plain', code.slice(end));
  return lines;
}

function kindOf(match: RegExpExecArray, next: string): TokenKind {
  const groups = match.groups ?? {};
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['number'] !== undefined) return 'number';
  if (keywords.has(match[0])) return 'keyword';
  return next === '(' || next === '<' ? 'function' : 'plain';
}

function append(lines: Token[][], kind: TokenKind, text: string): void {
  text.split('\n').forEach((part, index) => {
    if (index > 0) lines.push([]);
    if (part !== '') lines.at(-1)?.push({ kind, text: part });
  });
}
