/** The body of an RTSP message: where it begins, and what it says. RFC 2326 section 4.3. */
import type { Field } from '../field/field.ts';
import { rtspFieldValue, type RtspUnit } from '../rtsp/message.ts';
import { SdpBody } from './sdp-body.ts';
import type { StreamContext } from './stage.ts';

/** True when the last of `fields` is the empty line: only it stands alone after a start line. */
export function endsHead(fields: readonly Field[]): boolean {
  const last = fields.at(-1)?.name;
  return last === 'CRLF' || last === 'LF';
}

/** Reads the body of `message`, all of which is there, in a layer of its own where it is a session description. */
export function addRtspBody(context: StreamContext, message: RtspUnit, exchange: number): void {
  if (message.kind === 'interleaved' || message.body.end <= message.body.start) return;
  const type = rtspFieldValue(message.fieldLines, 'Content-Type') ?? '';
  const [essence = ''] = type.split(';');
  if (essence.trim().toLowerCase() !== 'application/sdp') return;
  const { layers, layer, units } = context;
  const body = layers.addMapped(layer, 'message body', message.body.start);
  body.map.append(message.body);
  const content = new SdpBody(units, body, exchange);
  content.grow();
  content.end('complete');
}
