/** The section of a standard, as a link where its place is known. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import { sourceUrl } from '@wireside/labs-server/wire/field/source-url.ts';

export function SectionLink({ source }: { readonly source: Source }) {
  const text = `${source.standard} §${source.section}`;
  const url = sourceUrl(source);
  if (url === null) return <span>{text}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
