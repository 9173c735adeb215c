/** Why nothing was written: one line that names the remedy. */
export class Refusal extends Error {}
