/** The types of a cell's globals, as text for the editor: paths, parameters and docs come from the mechanisms' data. */
import type { Mechanism, Parameter } from '@wireside/labs-server/wire/mechanisms/mechanism.ts';

/** A `.d.ts` text. `common` are parameters that every endpoint takes. */
export function labApiTypes(
  mechanisms: readonly Mechanism[],
  common: readonly Parameter[],
): string {
  return [endpointTypes(mechanisms), commonTypes(common), apiTypes].join('\n');
}

/** An endpoint's path may come with several methods; the editor then offers the parameters of all. */
interface PathEntry {
  readonly docs: string[];
  readonly parameters: Map<string, Parameter>;
}

function endpointTypes(mechanisms: readonly Mechanism[]): string {
  const paths = new Map<string, PathEntry>();
  for (const mechanism of mechanisms) {
    for (const endpoint of mechanism.endpoints) {
      const path = `/${mechanism.id}${endpoint.path}`.replace(/\/$/, '');
      const entry: PathEntry = paths.get(path) ?? { docs: [], parameters: new Map() };
      entry.docs.push(`\`${endpoint.method}\` ${endpoint.summary}`);
      for (const parameter of endpoint.parameters) entry.parameters.set(parameter.name, parameter);
      paths.set(path, entry);
    }
  }
  const lines = [...paths].map(([path, entry]) => pathType(path, entry));
  return `interface LabEndpoints {\n${lines.join('\n')}\n}`;
}

function pathType(path: string, entry: PathEntry): string {
  // A name in the path, `/raw/:name`, is any text.
  const key = path.includes(':')
    ? `[path: \`${path.replace(/:[a-z]+/g, '${string}')}\`]`
    : JSON.stringify(path);
  const fields = [...entry.parameters.values()].map(parameterType);
  return `${doc(entry.docs.join('\n\n'), '  ')}  ${key}: {\n${fields.join('\n')}\n  };`;
}

function commonTypes(common: readonly Parameter[]): string {
  return `/** Parameters that every endpoint takes. */\ninterface LabCommonParameters {\n${common.map(parameterType).join('\n')}\n}`;
}

function parameterType(parameter: Parameter): string {
  const text = `${parameter.meaning}\n\n${rangeText(parameter)}`;
  return `${doc(text, '    ')}    ${parameter.name}?: ${valueType(parameter)} | null;`;
}

function rangeText(parameter: Parameter): string {
  if (parameter.type === 'text') return `At most ${parameter.maxLength} characters.`;
  const unless = parameter.default === null ? '' : ` Default ${String(parameter.default)}.`;
  if (parameter.type === 'integer') {
    return `From ${parameter.minimum} to ${parameter.maximum}.${unless}`;
  }
  return unless.trim();
}

/** Values that the server would refuse are offered nowhere, yet not underlined: its 400 says more. */
function valueType(parameter: Parameter): string {
  if (parameter.type === 'integer') return 'number';
  if (parameter.type === 'boolean') return 'boolean';
  if (parameter.type === 'text') return 'string';
  const numbers = parameter.choices.every((choice) => !Number.isNaN(Number(choice)));
  if (numbers) return `${parameter.choices.join(' | ')} | (number & {})`;
  const choices = parameter.choices.map((choice) => JSON.stringify(choice));
  return `${choices.join(' | ')} | (string & {})`;
}

function doc(text: string, indent: string): string {
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

const apiTypes = `
interface LabUrlOptions {
  /** \`'a'\` unless told; \`'b'\` is the same lab server on a second origin. */
  readonly origin?: 'a' | 'b';
}

interface Lab {
  /**
   * The address of an endpoint of the lab server, for this run: its bytes appear in the wire view.
   * @param path Begins with the mechanism: \`'/server-sent-events/clock'\`.
   * @param parameters Become the query; \`null\` and \`undefined\` are left out.
   */
  url<Path extends keyof LabEndpoints | (string & {})>(
    path: Path,
    parameters?: (Path extends keyof LabEndpoints ? LabEndpoints[Path] : Record<string, string | number | boolean | null | undefined>) & LabCommonParameters,
    options?: LabUrlOptions,
  ): string;
  /** Waits. Stop rejects it with an AbortError. */
  sleep(delayMs: number): Promise<void>;
  /** Aborted when you press Stop. Give it to \`fetch(url, { signal: lab.signal })\`. */
  readonly signal: AbortSignal;
  /** Milliseconds since this run began: the time before each line of the console. */
  now(): number;
  /** Microseconds of the lab server's clock, as far as this page can know it. Events carry it as \`publishedAtUs\`. */
  sharedClockUs(): number;
  /** Calls \`callback\` when you press Stop; it has 30 ms. */
  onStop(callback: () => void): void;
  /** The values of the bench's controls. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
}

/** The lab server, and this run of your code. */
declare const lab: Lab;

/** Writes a line to the console, like \`console.log\`. */
declare function log(...values: unknown[]): void;
`;
