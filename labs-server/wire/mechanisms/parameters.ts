/** Builders for parameters; they keep names, defaults and choices as literal types, so that a parsed query is typed. */

interface IntegerRange<Default extends number | null> {
  readonly meaning: string;
  readonly default: Default;
  readonly minimum: number;
  readonly maximum: number;
}

/** A whole number within bounds; `default: null` means "not given". */
export function integer<const Name extends string, Default extends number | null>(
  name: Name,
  range: IntegerRange<Default>,
) {
  return { name, type: 'integer', ...range } as const;
}

/** One of a few words; the first one is the default unless another is named. */
export function choice<
  const Name extends string,
  const Choices extends readonly [string, ...string[]],
>(
  name: Name,
  options: {
    readonly meaning: string;
    readonly choices: Choices;
    readonly default?: Choices[number];
  },
) {
  const { meaning, choices } = options;
  return {
    name,
    type: 'choice',
    meaning,
    choices,
    default: options.default ?? choices[0],
  } as const;
}

/** `true` or `false`. */
export function boolean<const Name extends string>(
  name: Name,
  options: { readonly meaning: string; readonly default: boolean },
) {
  return { name, type: 'boolean', ...options } as const;
}

/** Text of at most `maxLength` UTF-16 code units. */
export function text<const Name extends string>(
  name: Name,
  options: { readonly meaning: string; readonly default: string; readonly maxLength: number },
) {
  return { name, type: 'text', ...options } as const;
}

/** How the end of a streamed body is marked on the wire. */
export const framing = choice('framing', {
  choices: ['chunked', 'close'],
  meaning:
    '`chunked`: HTTP/1.1 with Transfer-Encoding, the zero chunk ends the body (RFC 9112, 7.1); `close`: an HTTP/1.0 response without Content-Length, the end of the connection ends the body (RFC 9112, 6.3). Behind the intermediary both arrive as chunked.',
});

/** The cursor of a client that reads a log. */
export const since = integer('since', {
  meaning: 'Id of the last event that you have; you get the ones after it.',
  default: 0,
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
});
