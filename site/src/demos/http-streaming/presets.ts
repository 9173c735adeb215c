/** Responses to begin with: the right one, and the ways in which it is broken most often. */
import { chunkedText, loneLfSign, parseSizes, responseHead } from './chunked-text.ts';

export const firstBody = 'This is the data in the first chunk\nand this is the second one';
export const firstSizes = '37';

export function responseOf(body: string, sizes: string): string {
  return `${responseHead}\n${chunkedText(body, parseSizes(sizes))}`;
}

export const rightResponse = responseOf(firstBody, firstSizes);

export interface Preset {
  readonly label: string;
  /** What it changes, in one sentence. */
  readonly about: string;
  readonly response: string;
}

function sizeLine(line: string): string {
  return rightResponse.replace('\n25\n', `\n${line}\n`);
}

export const presets: readonly Preset[] = [
  { label: 'right', about: '37 octets are 25 in hexadecimal.', response: rightResponse },
  {
    label: 'size digit too small',
    about: '24 counts one octet less than there are.',
    response: sizeLine('24'),
  },
  {
    label: 'size digit too large',
    about: '35 reaches far into the next chunk.',
    response: sizeLine('35'),
  },
  {
    label: 'too large by one',
    about: '26 takes the CR as data, and LF alone is left to end the chunk.',
    response: sizeLine('26'),
  },
  {
    label: 'not hexadecimal',
    about: 'G is no hexadecimal digit.',
    response: sizeLine('2G'),
  },
  {
    label: 'LF alone after the size',
    about: `The sign ${loneLfSign} at the end of a line stands for LF without CR.`,
    response: sizeLine(`25${loneLfSign}`),
  },
  {
    label: 'no last chunk',
    about: 'The connection closes, and nothing has said that the body is complete.',
    response: rightResponse.replace(/0\n\n$/, ''),
  },
  {
    label: 'no CORS line',
    about: 'The response is fine, but script of another origin may not read it.',
    response: rightResponse.replace('Access-Control-Allow-Origin: *\n', ''),
  },
];
