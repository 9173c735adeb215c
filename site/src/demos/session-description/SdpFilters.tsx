/** Which lines are shown: of one section, of one topic, with one text. */
import type { Signal } from '@preact/signals';
import type { RowFilter, SdpDocument } from './sdp-document.ts';
import { topics, type Topic } from './sdp-topics.ts';

interface Props {
  readonly filter: Signal<RowFilter>;
  readonly shown: SdpDocument;
  readonly count: number;
}

export function SdpFilters({ filter, shown, count }: Props) {
  const change = (part: Partial<RowFilter>): void => {
    filter.value = { ...filter.peek(), ...part };
  };
  const { section, topic, search } = filter.value;
  return (
    <div class="sdp-filters">
      <select
        class="bench-select"
        aria-label="Section"
        value={section === null ? '' : String(section)}
        onChange={({ currentTarget: { value } }) =>
          change({ section: value === '' ? null : Number(value) })
        }
      >
        <option value="">all sections</option>
        {shown.sectionNames.map((name, index) => (
          <option key={index} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
      <select
        class="bench-select"
        aria-label="Topic"
        value={topic ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ topic: topics.find((known): known is Topic => known === value) ?? null })
        }
      >
        <option value="">all topics</option>
        {topics.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Search the lines"
        placeholder="search"
        spellcheck={false}
        value={search}
        onInput={({ currentTarget: { value } }) => change({ search: value })}
      />
      <output>{count} lines</output>
    </div>
  );
}
