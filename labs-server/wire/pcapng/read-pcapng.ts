/** Reads a trace file that `writePcapng` wrote, also after another tool saved it again. Defensive: any bytes may come. */
import { readBlocks } from './read-blocks.ts';
import type { TraceError } from './trace-error.ts';
import type { TraceFile } from './trace-file.ts';
import { TraceReader } from './trace-reader.ts';

export type ReadPcapngResult =
  | { readonly status: 'read'; readonly trace: TraceFile }
  | { readonly status: 'refused'; readonly error: TraceError };

/** The trace in `file`, or why there is none. Never throws; `file` is not kept. */
export function readPcapng(file: Uint8Array): ReadPcapngResult {
  const reader = new TraceReader();
  for (const block of readBlocks(file)) {
    const error = 'error' in block ? block.error : reader.readBlock(block);
    if (error) return { status: 'refused', error };
  }
  const trace = reader.finish();
  return 'records' in trace ? { status: 'read', trace } : { status: 'refused', error: trace };
}
