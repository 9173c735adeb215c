/** What the splitter says about its readers. */
import type {
  LengthField,
  SplitReader,
  SplitResult,
  SplitRun,
  SplitSetting,
} from './splitter-report.ts';

export const lengthWords: Readonly<Record<LengthField, string>> = {
  exact: 'exact',
  none: 'left out',
  short: 'half of the picture',
  long: '1000 bytes too many',
};

export const splitReaderWords: Readonly<Record<SplitReader, string>> = {
  delimiters: 'strict parser: delimiters only',
  lengths: 'parser that believes Content-Length',
  img: 'img element of this browser',
};

export function settingWords({ length, boundaryInData }: SplitSetting): string {
  return `Content-Length ${lengthWords[length]}${boundaryInData ? ', delimiter in the data' : ''}`;
}

/** "6 pictures", "3 pictures, 3 parts are none". */
export function resultWords({ frames, brokenParts }: SplitResult): string {
  const pictures = frames.length === 1 ? '1 picture' : `${frames.length} pictures`;
  if (brokenParts === null || brokenParts === 0) return pictures;
  return `${pictures}, ${brokenParts === 1 ? '1 part is' : `${brokenParts} parts are`} none`;
}

/** One sentence for each reader. */
export function splitWords({ results }: SplitRun): string {
  return results
    .map((result) => `The ${splitReaderWords[result.reader]}: ${resultWords(result)}.`)
    .join(' ');
}
