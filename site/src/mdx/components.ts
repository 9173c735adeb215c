/** The authors' vocabulary: the element's name in MDX and the component that renders it. */
import Bench from '../bench/Bench.astro';
import ChunkMicroscope from '../demos/http-streaming/ChunkMicroscope.astro';
import SixConnections from '../demos/server-sent-events/SixConnections.astro';
import Messenger from '../demos/cross-document-messaging/Messenger.astro';
import SocketIoTimeline from '../demos/socket-io/SocketIoTimeline.astro';
import ThreeReaders from '../demos/http-streaming/ThreeReaders.astro';
import Capture from '../demos/capture/Capture.astro';
import DetectInBrowser from '../demos/detect-in-browser/DetectInBrowser.astro';
import MJpegCamera from '../demos/m-jpeg/MJpegCamera.astro';
import MJpegSizes from '../demos/m-jpeg/MJpegSizes.astro';
import MJpegSlowReader from '../demos/m-jpeg/MJpegSlowReader.astro';
import MJpegSplitter from '../demos/m-jpeg/MJpegSplitter.astro';
import FeedDiagram from '../demos/feed/FeedDiagram.astro';
import HandshakeAccept from '../demos/websocket/HandshakeAccept.astro';
import BackPressureTank from '../demos/websocket/BackPressureTank.astro';
import CrossSiteHijacking from '../demos/websocket/CrossSiteHijacking.astro';
import HandshakeAnswer from '../demos/websocket/HandshakeAnswer.astro';
import HandshakeRequest from '../demos/websocket/HandshakeRequest.astro';
import FrameBuilder from '../demos/websocket/FrameBuilder.astro';
import FrameCompression from '../demos/websocket/FrameCompression.astro';
import FrameSent from '../demos/websocket/FrameSent.astro';
import Mallory from '../demos/mallory/Mallory.astro';
import OneFiveTuple from '../demos/one-five-tuple/OneFiveTuple.astro';
import RtspAddresses from '../demos/rtsp/RtspAddresses.astro';
import NatMatrix from '../demos/nat-traversal/NatMatrix.astro';
import NatSimulator from '../demos/nat-traversal/NatSimulator.astro';
import OwnProgram from '../demos/own-program/OwnProgram.astro';
import RtspConsole from '../demos/rtsp/RtspConsole.astro';
import SignalingCall from '../demos/signaling/SignalingCall.astro';
import SipPhone from '../demos/sip/SipPhone.astro';
import JsepStepper from '../demos/jsep/JsepStepper.astro';
import PerfectNegotiation from '../demos/jsep/PerfectNegotiation.astro';
import TrickleRace from '../demos/jsep/TrickleRace.astro';
import SdpAnatomy from '../demos/session-description/SdpAnatomy.astro';
import SdpOf2019 from '../demos/session-description/SdpOf2019.astro';
import IceView from '../demos/ice/IceView.astro';
import JinglePhone from '../demos/jingle/JinglePhone.astro';
import IntoVideo from '../demos/into-video/IntoVideo.astro';
import StunBinding from '../demos/stun/StunBinding.astro';
import TurnRelay from '../demos/turn/TurnRelay.astro';
import GetUserMedia from '../demos/get-user-media/GetUserMedia.astro';
import GetUserMedia2019 from '../demos/get-user-media/GetUserMedia2019.astro';
import MediaErrors from '../demos/get-user-media/MediaErrors.astro';
import DataChannels from '../demos/data-channel/DataChannels.astro';
import ChannelTank from '../demos/data-channel/ChannelTank.astro';
import Whip from '../demos/whip/Whip.astro';
import Race from '../demos/race/Race.astro';
import Exercise from '../exercise/Exercise.astro';
import Choice from './Choice.astro';
import Explain from './Explain.astro';
import Notes from './Notes.astro';
import Points from './Points.astro';
import Predict from './Predict.astro';
import Slide from './Slide.astro';
import Spec from './Spec.astro';
import ThenNow from './ThenNow.astro';
import type { ElementName } from './vocabulary.ts';

export const components = {
  Slide,
  Points,
  Notes,
  Predict,
  Choice,
  Explain,
  ThenNow,
  Spec,
  Bench,
  Race,
  FeedDiagram,
  ChunkMicroscope,
  ThreeReaders,
  SixConnections,
  BackPressureTank,
  CrossSiteHijacking,
  HandshakeRequest,
  HandshakeAnswer,
  HandshakeAccept,
  FrameSent,
  FrameBuilder,
  Messenger,
  FrameCompression,
  SocketIoTimeline,
  Capture,
  DetectInBrowser,
  MJpegCamera,
  MJpegSizes,
  MJpegSlowReader,
  MJpegSplitter,
  OwnProgram,
  RtspConsole,
  OneFiveTuple,
  Mallory,
  Whip,
  RtspAddresses,
  IntoVideo,
  SignalingCall,
  SipPhone,
  JsepStepper,
  TrickleRace,
  PerfectNegotiation,
  SdpAnatomy,
  SdpOf2019,
  IceView,
  StunBinding,
  TurnRelay,
  GetUserMedia,
  MediaErrors,
  GetUserMedia2019,
  DataChannels,
  ChannelTank,
  NatSimulator,
  NatMatrix,
  JinglePhone,
  Exercise,
} satisfies Record<ElementName | 'Slide', unknown>;
