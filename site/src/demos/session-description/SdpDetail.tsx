/** One line explained: what it means, its parts, the lines that it refers to, and a place to change it. */
import type { ComponentChildren } from 'preact';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { groupParts, type SdpDocument, type SdpRow } from './sdp-document.ts';
import { referencesOf } from './sdp-references.ts';

interface Props {
  readonly shown: SdpDocument;
  readonly row: SdpRow;
  readonly onChoose: (index: number) => void;
  /** What stands below: the editor, or what is said of the line of 2019. */
  readonly children?: ComponentChildren;
}

/** In characters: a longer value takes a row of its own. */
const longText = 17;

export function SdpDetail({ shown, row, onChoose, children }: Props) {
  const { title, meaning, source, parts, line } = row;
  const references = referencesOf(shown, row);
  return (
    <section class="sdp-detail" aria-label="The chosen line">
      <h3>
        {title} <SectionLink source={source} />
      </h3>
      <p>{meaning}</p>
      {parts.length > 0 && (
        <dl class="sdp-parts">
          {groupParts(parts).map((part, index) => (
            <div key={index} data-long={part.values.join(' ').length > longText}>
              <dt>{part.values.join(' ')}</dt>
              <dd>
                <b>{part.name}</b> {part.meaning}{' '}
                {part.source.standard !== source.standard && <SectionLink source={part.source} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {line.fault !== null && <p class="sdp-broken">Breaks a rule: {line.fault.message}</p>}
      {references.length > 0 && (
        <ul class="sdp-references" aria-label="Lines that belong to it">
          {references.map(({ row: index, why }) => (
            <li key={index}>
              <button type="button" onClick={() => onChoose(index)}>
                <span class="sdp-number">{index + 1}</span> {why}
              </button>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
