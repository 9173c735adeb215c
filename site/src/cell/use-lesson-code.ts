/** The lesson's code of a cell for a component, with and without its types. */
import { useMemo } from 'preact/hooks';
import { eraseTypes, type ErasedTypes } from './erased-types.ts';
import { lessonCode } from './lesson-code.ts';

export interface LessonCode {
  /** TypeScript, as the author wrote it. */
  readonly code: string;
  /** The same without types. */
  readonly stripped: string;
}

export function useLessonCode(cell: string, erased: ErasedTypes): LessonCode {
  return useMemo(() => {
    const code = lessonCode(cell);
    return { code, stripped: eraseTypes(code, erased) };
  }, [cell]);
}
