/** DESCRIBE and ANNOUNCE: a description goes to a player, or comes from a publisher (RFC 2326 sections 10.2 and 10.3). */
import type { Exchange } from './exchange.ts';
import { jpegPayloadType } from '../../../wire/rtp-jpeg/jpeg-packets.ts';
import { refusal, type RtspResponse } from './response.ts';
import { contentBase } from './rtsp-url.ts';
import { describeStream, readAnnouncedVideo } from './stream-description.ts';

const sdp = 'application/sdp';

export function describe({ request, place, connection }: Exchange): RtspResponse {
  if ('absent' in place.stream) return refusal(404, place.stream.absent);
  const address = connection.localAddress;
  return {
    status: 200,
    fields: [['Content-Base', contentBase(request.uri)]],
    body: { type: sdp, text: describeStream({ ...place.stream, address }) },
  };
}

export function announce({ request, path, connection }: Exchange): RtspResponse {
  const type = request.fields.get('content-type') ?? '';
  const media = type.startsWith(sdp) ? readAnnouncedVideo(request.body.toString()) : null;
  if (media === null) {
    return refusal(415, `Announce one video stream over RTP/AVP, as ${sdp}.`);
  }
  if (!media.payloadTypes.includes(jpegPayloadType)) {
    return refusal(415, 'Only JPEG can be published here: payload type 26 (RFC 2435).');
  }
  connection.announcement = { path, media };
  return { status: 200 };
}
