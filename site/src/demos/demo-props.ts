/** What the slide of a lesson gives to a demo. */
export interface DemoProps {
  /** Id of the bench, unique in the site. */
  readonly id: string;
  /** The code that stands in the lesson below the demo's line; a demo with a face of its own has none. */
  readonly code?: string;
}
