/**
 * The product's version. Page and lab server compare it: they must come from one build, because the
 * records' encoding has no version of its own.
 */
export const version = '0.1.0';
