/** The bounds and the default of a lab's parameter, in words. */
import type { Parameter } from '@wireside/labs-server/wire/mechanisms/mechanism.ts';

/** `1 to 60000`, `direct, rechunk or buffer`, `true or false`, `text of at most 100 characters` */
export function valuesOf(parameter: Parameter): string {
  if (parameter.type === 'integer') return `${parameter.minimum} to ${parameter.maximum}`;
  if (parameter.type === 'boolean') return 'true or false';
  if (parameter.type === 'text') return `text of at most ${parameter.maxLength} characters`;
  const last = parameter.choices.at(-1) ?? '';
  const others = parameter.choices.slice(0, -1).join(', ');
  return others === '' ? last : `${others} or ${last}`;
}

/** The default as it would stand in the address; a dash if there is none. */
export function defaultOf(parameter: Parameter): string {
  return parameter.default === null || parameter.default === '' ? '–' : String(parameter.default);
}
