/** Why a file cannot be read as a trace: which bytes, what is wrong with them, and what to do. */

export type TraceErrorCode =
  | 'empty-file'
  | 'file-too-large'
  | 'not-a-capture'
  | 'classic-pcap'
  | 'foreign-capture'
  | 'newer-version'
  | 'truncated-block'
  | 'bad-block'
  | 'bad-metadata'
  | 'bad-record'
  | 'bad-packet'
  | 'missing-packet'
  | 'too-many-records';

export interface TraceError {
  readonly code: TraceErrorCode;
  /** Offset in the file of the first byte of what is wrong. */
  readonly byteOffset: number;
  /** One sentence, with the offset. */
  readonly message: string;
  /** One sentence: what the person can do. */
  readonly remedy: string;
}

const saveAgain = 'Save the trace again from the wire view, and open that file.';

const remedies: Record<TraceErrorCode, string> = {
  'empty-file': 'Choose a .pcapng file that was saved from the wire view.',
  'file-too-large': 'Save a single run instead of the whole session.',
  'not-a-capture': 'Choose a .pcapng file that was saved from the wire view.',
  'classic-pcap': 'Open it in Wireshark; here only traces open that were saved from the wire view.',
  'foreign-capture':
    'Open it in Wireshark; here only traces open that were saved from the wire view.',
  'newer-version': 'Update this copy of Wireside, then open the file again.',
  'truncated-block': `The file ends too early, perhaps by an unfinished download. ${saveAgain}`,
  'bad-block': saveAgain,
  'bad-metadata': saveAgain,
  'bad-record': saveAgain,
  'bad-packet': saveAgain,
  'missing-packet': `Packets were probably filtered out by another tool. ${saveAgain}`,
  'too-many-records': 'Save a single run instead of the whole session.',
};

/** An error at `byteOffset`; `what` is the sentence without the offset and without a full stop. */
export function createTraceError(
  code: TraceErrorCode,
  byteOffset: number,
  what: string,
): TraceError {
  return { code, byteOffset, message: `At byte ${byteOffset}: ${what}.`, remedy: remedies[code] };
}
