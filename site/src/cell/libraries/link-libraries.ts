/** Puts the address of each library into a script that imports it by name. Loaded when a script imports something. */
import type { CellFailure } from '../cell-message.ts';
import type { ErrorPosition } from '../console-value.ts';
import type { PositionMap } from '../source-positions.ts';
import { importsOf, unknownImport, unknownImportText } from './cell-imports.ts';

/** What a runner has for the scripts in it. */
export interface RunnerLibraries {
  readonly names: readonly string[];
  /** The address of the library's module. Rejects with an Error for the reader. */
  addressOf(name: string): Promise<string>;
}

export interface LinkedScript {
  readonly script: string;
  /** From a place in `script` to one in the script before. */
  readonly toUnlinked: PositionMap;
  /** A failure to load in terms of the library's name, not of its address; with its place in `script` where known. */
  readonly explain: (failure: CellFailure) => CellFailure;
}

/** An import whose name became an address. */
interface Link {
  readonly name: string;
  readonly address: string;
  /** The statement as it was. */
  readonly statement: string;
  /** In the new script: where the statement begins, and where its address ends. */
  readonly position: ErrorPosition;
  readonly addressEnd: ErrorPosition;
}

/** Every line keeps its number. `position` of an import that no library serves is one in the script before. */
export async function linkLibraries(
  script: string,
  libraries: RunnerLibraries,
): Promise<LinkedScript | { readonly message: string; readonly position: ErrorPosition }> {
  const imports = importsOf(script);
  const unknown = unknownImport(imports, libraries.names);
  if (unknown !== null) {
    const message = unknownImportText(unknown.specifier, libraries.names);
    return { message, position: positionAt(script, unknown.statementStart) };
  }
  const links: Link[] = [];
  let linked = '';
  let end = 0;
  for (const each of imports) {
    if (each.specifier === null || !libraries.names.includes(each.specifier)) continue;
    const address = await libraries.addressOf(each.specifier);
    const added = linked.length - end;
    linked += script.slice(end, each.start) + address;
    end = each.end;
    links.push({
      name: each.specifier,
      address,
      statement: script.slice(each.statementStart, each.statementEnd),
      position: positionAt(linked, each.statementStart + added),
      addressEnd: positionAt(linked, linked.length),
    });
  }
  return {
    script: linked + script.slice(end),
    toUnlinked: (position) => toUnlinked(position, links),
    explain: (failure) => explain(failure, links),
  };
}

/** Only what stands behind an address in its line was moved. */
function toUnlinked(position: ErrorPosition, links: readonly Link[]): ErrorPosition {
  let { column } = position;
  for (const { name, address, addressEnd } of links) {
    if (addressEnd.line !== position.line || addressEnd.column > position.column) continue;
    column -= address.length - name.length;
  }
  return { line: position.line, column };
}

function explain(failure: CellFailure, links: readonly Link[]): CellFailure {
  const named = links.filter(({ address }) => failure.message.includes(address));
  const missing = /named:? '([^']+)'/.exec(failure.message)?.[1] ?? '';
  const at = named.find(({ statement }) => statement.includes(missing)) ?? named[0];
  if (at !== undefined) {
    const inWords = (text: string): string => text.replaceAll(at.address, at.name);
    const value = { ...failure.value, text: inWords(failure.value.text) };
    return { ...failure, message: inWords(failure.message), value, position: at.position };
  }
  const [first] = links;
  if (first === undefined || !isFetchFailure(failure)) return failure;
  const names = [...new Set(links.map(({ name }) => name))].join(', ');
  const message = `${names} could not be loaded. Check the connection, then press Run again.`;
  const value = { ...failure.value, text: `${failure.name}: ${message}` };
  return { ...failure, message, value, position: first.position };
}

/** The script itself is a blob, which is always there: what could not be fetched is what it imports. */
function isFetchFailure({ position, message }: CellFailure): boolean {
  return position === null && /dynamically imported module: blob:/.test(message);
}

function positionAt(script: string, offset: number): ErrorPosition {
  const before = script.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
