/** The section of a standard, as a link where its place is known. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import { sourceUrl } from '@wireside/labs-server/wire/field/source-url.ts';

interface Props {
  readonly source: Source;
  /** False takes it out of the tab order: among many links, only the chosen row's is a stop. Default true. */
  readonly isTabStop?: boolean;
}

export function SectionLink({ source, isTabStop = true }: Props) {
  const text = `${source.standard} §${source.section}`;
  const url = sourceUrl(source);
  if (url === null) return <span>{text}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" tabIndex={isTabStop ? undefined : -1}>
      {text}
    </a>
  );
}
