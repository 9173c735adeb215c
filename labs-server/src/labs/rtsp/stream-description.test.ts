import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeStream, readAnnouncedVideo } from './stream-description.ts';

test('a camera is one video stream of payload type 26, with its own control URL', () => {
  const sdp = describeStream({
    title: 'Wireside camera',
    address: '127.0.0.1',
    width: 640,
    height: 360,
    framesPerSecond: 15,
  });
  assert.deepEqual(sdp.split('\r\n'), [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=Wireside camera',
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=control:*',
    'a=range:npt=now-',
    'm=video 0 RTP/AVP 26',
    'a=control:trackID=0',
    'a=framerate:15',
    'a=cliprect:0,0,360,640',
    '',
  ]);
});

/** As ffmpeg 5.1 announces an M-JPEG that it publishes. */
const announced = `v=0
o=- 0 0 IN IP4 127.0.0.1
s=No Name
c=IN IP4 127.0.0.1
t=0 0
a=tool:libavformat 59.27.100
m=video 0 RTP/AVP 26
b=AS:200
a=control:streamid=0
`;

test('the video that a publisher announces is found, with its control', () => {
  for (const sdp of [announced, announced.replaceAll('\n', '\r\n')]) {
    assert.deepEqual(readAnnouncedVideo(sdp), { payloadTypes: [26], control: 'streamid=0' });
  }
});

test('a description without video, or with another profile, announces none', () => {
  for (const sdp of [
    '',
    'v=0\r\ns=-\r\n',
    announced.replace('m=video', 'm=audio'),
    announced.replace('RTP/AVP', 'RTP/SAVP'),
  ]) {
    assert.equal(readAnnouncedVideo(sdp), null);
  }
});
