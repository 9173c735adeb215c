/** A mechanism of the lecture as data: the server validates by it, the site documents by it. */
import type { Source } from '../field/field.ts';

/** A parameter of an endpoint's query. Its bounds are enforced by the server with a 400 that names them. */
export type Parameter = {
  readonly name: string;
  /** One sentence; says the unit where there is one. */
  readonly meaning: string;
} & (
  | {
      readonly type: 'integer';
      readonly default: number | null;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'text'; readonly default: string; readonly maxLength: number }
);

export interface LabEndpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path below `/s/<session>/<run>/<mechanism>`, for instance `/clock`. */
  readonly path: string;
  /** One sentence. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The protocol to which a GET is upgraded, as the Upgrade field names it (RFC 9110, section 7.8). */
  readonly upgrade?: 'websocket';
}

/** An endpoint that speaks another protocol after its HTTP request. */
export type UpgradeEndpoint = LabEndpoint & { readonly upgrade: 'websocket' };

export interface Mechanism {
  /** Also the folder's name in `labs-server/src/labs`, `site/src/demos` and `site/e2e`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly standards: readonly Source[];
  readonly endpoints: readonly LabEndpoint[];
}
