/** A body of type application/sdp, which is one session description: RFC 8866 section 5. */
import type { DecodeResult } from '../field/decode-result.ts';
import { toBitRange } from '../field/field.ts';
import { decodeSdpDescription } from '../sdp/decode-description.ts';
import type { SdpDescription } from '../sdp/description.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { limitTitle } from './titles.ts';
import { reasons, undecodedField } from './undecoded.ts';
import type { UnitDraft, UnitList } from './unit-list.ts';

type Says = Pick<UnitDraft, 'format' | 'kind' | 'title' | 'fields' | 'state' | 'error'>;

const begun: Says = {
  format: 'sdp',
  kind: 'description',
  title: 'description',
  fields: [],
  state: 'incomplete',
  error: null,
};

export class SdpBody implements BodyContent {
  readonly #units: UnitList;
  readonly #layer: MappedLayer;
  readonly #exchange: number;
  #unit: number | null = null;
  #hasGap = false;

  constructor(units: UnitList, layer: MappedLayer, exchange: number) {
    this.#units = units;
    this.#layer = layer;
    this.#exchange = exchange;
  }

  grow(): void {
    this.#say(this.#hasGap ? this.#undecoded() : begun);
  }

  skip(): void {
    this.#hasGap = true;
    this.#say(this.#undecoded());
  }

  end(how: BodyEnd): void {
    if (this.#unit === null || this.#hasGap || how === 'incomplete') return;
    const { byteLength } = this.#layer;
    const says = descriptionSays(this.#decode(), () => this.#decode().fields);
    if (how === 'complete') this.#say(says);
    // The rule is broken in the framing: the description ends here, whatever is wrong in it.
    else {
      const range = toBitRange({ start: byteLength, end: byteLength });
      this.#say({ ...says, state: 'malformed', error: { ...how, range } });
    }
  }

  refresh(): void {}

  #decode(): DecodeResult<SdpDescription> {
    const bytes = this.#layer.slice({ start: 0, end: this.#layer.byteLength });
    return decodeSdpDescription(bytes, { atEnd: true });
  }

  #undecoded(): Says {
    const range = { start: 0, end: this.#layer.byteLength };
    const fields = [undecodedField(range, reasons.descriptionNotKept)];
    return { ...begun, title: 'description, not all kept', fields, state: 'complete' };
  }

  #say(says: Says): void {
    const { key: layer, direction, byteLength } = this.#layer;
    if (byteLength === 0) return;
    const unit = { ...says, range: { start: 0, end: byteLength }, exchange: this.#exchange };
    if (this.#unit === null) this.#unit = this.#units.add({ ...unit, direction, layer });
    else this.#units.update(this.#unit, unit);
  }
}

/** What the unit of a whole description says: `audio, video, application`. */
function descriptionSays(result: DecodeResult<SdpDescription>, fields: Says['fields']): Says {
  if (result.status === 'malformed') return { ...begun, state: 'malformed', error: result.error };
  if (result.status === 'incomplete') return begun;
  const media = result.value.sections.flatMap((section) => section.media?.media ?? []);
  const title = media.length === 0 ? 'description' : `description of ${media.join(', ')}`;
  const error = result.fault ?? null;
  const state = error ? 'malformed' : 'complete';
  return { ...begun, title: limitTitle(title), fields, state, error };
}
