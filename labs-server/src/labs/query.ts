/** A query, parsed and bounded by the mechanism's own data. */
import type { LabEndpoint, Parameter } from '../../wire/mechanisms/mechanism.ts';

/** What a parameter's value is after parsing; an integer without a default can be null. */
type ValueOf<P extends Parameter> = P extends { type: 'integer'; default: infer Default }
  ? Default extends number
    ? number
    : number | null
  : P extends { type: 'choice'; choices: readonly (infer Choice)[] }
    ? Choice
    : P extends { type: 'boolean' }
      ? boolean
      : string;

/** The parsed query of an endpoint, by the names of its parameters. */
export type QueryOf<Endpoint extends LabEndpoint> = {
  readonly [P in Endpoint['parameters'][number] as P['name']]: ValueOf<P>;
};

export type QueryReading<Endpoint extends LabEndpoint> =
  | { readonly ok: true; readonly query: QueryOf<Endpoint> }
  /** One sentence about the value, one about the remedy. */
  | { readonly ok: false; readonly detail: string };

type Value = string | number | boolean | null;

/** What is allowed, as the end of a sentence that begins with "give". */
function allowed(parameter: Parameter): string {
  switch (parameter.type) {
    case 'integer':
      return `a whole number from ${parameter.minimum} to ${parameter.maximum}`;
    case 'choice':
      return `one of ${parameter.choices.join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return `text of at most ${parameter.maxLength} characters`;
  }
}

/** The value of `given`, or `undefined` when it is out of bounds. */
function parse(parameter: Parameter, given: string): Value | undefined {
  switch (parameter.type) {
    case 'integer': {
      if (given === '' && parameter.default === null) return null;
      const value = /^-?\d{1,16}$/.test(given) ? Number(given) : NaN;
      return value >= parameter.minimum && value <= parameter.maximum ? value : undefined;
    }
    case 'choice':
      return parameter.choices.includes(given) ? given : undefined;
    case 'boolean':
      return given === 'true' ? true : given === 'false' ? false : undefined;
    case 'text':
      return given.length <= parameter.maxLength ? given : undefined;
  }
}

function refusal(parameter: Parameter, given: string): string {
  const shown = given.length > 40 ? `${given.slice(0, 40)}...` : given;
  const fallback =
    parameter.default === null ? '' : `, or leave it out for ${JSON.stringify(parameter.default)}`;
  return `\`${parameter.name}\` is ${JSON.stringify(shown)}. Give ${allowed(parameter)}${fallback}. ${parameter.meaning}`;
}

/**
 * Reads the endpoint's parameters from the query of `url` (a request target). Names that the endpoint does
 * not know are ignored, so that a client can make its URLs unique; of a repeated name the first value counts.
 */
export function readQuery<Endpoint extends LabEndpoint>(
  endpoint: Endpoint,
  url: string,
): QueryReading<Endpoint> {
  const start = url.indexOf('?');
  const given = new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
  const query: Record<string, Value> = {};
  for (const parameter of endpoint.parameters) {
    const text = given.get(parameter.name);
    const value = text === null ? parameter.default : parse(parameter, text);
    if (value === undefined) return { ok: false, detail: refusal(parameter, text ?? '') };
    query[parameter.name] = value;
  }
  return { ok: true, query: query as QueryOf<Endpoint> };
}
