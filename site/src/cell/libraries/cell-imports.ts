/** What a cell's script imports (ECMA-262 section 16.2.2), and what of it no library can serve. */
import { parse } from 'es-module-lexer/js';

export interface CellImport {
  /** Null where it is computed, as in `import(name)`. */
  readonly specifier: string | null;
  /** True for `import(...)`. */
  readonly dynamic: boolean;
  /** Where the module specifier stands in the script, without its quotation marks. */
  readonly start: number;
  readonly end: number;
  /** Where the declaration, or the call, stands. */
  readonly statementStart: number;
  readonly statementEnd: number;
}

/** The lexer's marks of what is no call. */
const [importMeta, declaration] = [-2, -1];

/** None for a script that cannot be parsed: what is wrong with it is the browser's to say. */
export function importsOf(script: string): readonly CellImport[] {
  try {
    const [imports] = parse(script);
    return imports
      .filter(({ d }) => d !== importMeta)
      .map(({ n: specifier, d, s, e, ss, se }) => {
        const dynamic = d !== declaration;
        // Of a call the lexer counts the quotation marks in.
        const quote = dynamic && specifier !== undefined ? 1 : 0;
        return {
          specifier: specifier ?? null,
          dynamic,
          start: s + quote,
          end: e - quote,
          statementStart: ss,
          statementEnd: se,
        };
      });
  } catch {
    return [];
  }
}

/** The first import that cannot be served. One that is computed, or a call with an address, is left to the browser. */
export function unknownImport(
  imports: readonly CellImport[],
  names: readonly string[],
): (CellImport & { readonly specifier: string }) | null {
  for (const each of imports) {
    const { specifier, dynamic } = each;
    if (specifier === null || names.includes(specifier)) continue;
    if (!dynamic || isBare(specifier)) return { ...each, specifier };
  }
  return null;
}

/** "Bare" as in HTML, "resolve a module specifier": neither an address nor a relative one. */
function isBare(specifier: string): boolean {
  return !/^(?:\.{0,2}\/|[a-z][a-z\d+.-]*:)/i.test(specifier);
}

export function unknownImportText(specifier: string, names: readonly string[]): string {
  return `Failed to resolve module specifier ${JSON.stringify(specifier)}: a cell may import ${names.join(', ')}, and nothing else.`;
}
