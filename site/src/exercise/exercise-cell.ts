/** Id of an exercise's cell, unique in the site. */
export function exerciseCell(exercise: string): string {
  return `exercise-${exercise}`;
}
