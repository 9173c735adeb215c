/** Where the body ends is decided when the head is whole: its empty line is the field that says so. */
import type { Field } from '../field/field.ts';
import type { AppliedRule } from './body-framing.ts';

/** `fields` of a whole head, whose last one now tells the rule of RFC 9112 section 6.3 that applies. */
export function explainFraming(
  fields: readonly Field[],
  { rule, because, source }: AppliedRule,
): readonly Field[] {
  const emptyLine = fields.at(-1);
  if (emptyLine === undefined) return fields;
  const meaning = `The empty line: the head ends here. Rule ${rule} of 8 tells where the body ends: ${because}`;
  return [...fields.slice(0, -1), { ...emptyLine, meaning, source }];
}
