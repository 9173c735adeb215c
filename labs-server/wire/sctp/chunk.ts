/** What a chunk says, as far as the conversation and the demos ask. */
import type { ByteRange } from '../field/field.ts';
import type { DataChannelMessage } from './data-channel.ts';

/** What a DATA chunk carries. */
export interface UserData {
  readonly transmissionSequenceNumber: number;
  readonly streamIdentifier: number;
  readonly streamSequenceNumber: number;
  readonly payloadProtocolIdentifier: number;
  readonly unordered: boolean;
  /** The first fragment of a message. */
  readonly beginning: boolean;
  /** The last fragment of a message. */
  readonly ending: boolean;
  /** Where the bytes are, in layer coordinates. */
  readonly range: ByteRange;
  /** What it says where it is a whole message of DCEP. */
  readonly dataChannelMessage: DataChannelMessage | null;
}

export interface SctpChunk {
  readonly type: number;
  /** `DATA`, `INIT ACK`, `FORWARD TSN`; of an unknown type, its number. */
  readonly name: string;
  /** Null for every chunk but DATA. */
  readonly userData: UserData | null;
}
