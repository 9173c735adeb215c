/** One hop of the way: RFC 3261 section 20.42. */
import { type Parameters, readParameters } from './parameters.ts';

export interface Via {
  /** `WS`, in capitals. */
  readonly transport: string;
  /** Host and port. */
  readonly sentBy: string;
  /** Empty where it is missing. */
  readonly branch: string;
  readonly parameters: Parameters;
}

/** Null where the text is no Via. */
export function parseVia(text: string): Via | null {
  const match =
    /^\s*SIP\s*\/\s*2\.0\s*\/\s*([\w-]+)\s+((?:\[[\da-f:.]+\]|[\w.-]+)(?:\s*:\s*\d+)?)\s*(;.*)?$/is.exec(
      text,
    );
  if (match === null) return null;
  const [, transport = '', sentBy = '', rest = ''] = match;
  const parameters = readParameters(rest);
  return {
    transport: transport.toUpperCase(),
    sentBy: sentBy.toLowerCase(),
    branch: parameters.get('branch') ?? '',
    parameters,
  };
}
