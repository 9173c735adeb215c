/** What a student asks of camera and microphone, as a form, and the constraints that it means (Media Capture and Streams, section 4.3.8). */

/** How strongly a number is meant: `ideal` is a wish, the others are conditions. */
export const strengths = ['ideal', 'exact', 'min', 'max'] as const;

export type Strength = (typeof strengths)[number];

export interface NumberWish {
  /** As typed; empty asks for nothing. */
  readonly text: string;
  readonly how: Strength;
}

export const facingModes = ['any', 'user', 'environment'] as const;

export type FacingMode = (typeof facingModes)[number];

/** `default` leaves the choice to the browser. */
export const switches = ['default', 'on', 'off'] as const;

export type Switch = (typeof switches)[number];

export const numberNames = ['width', 'height', 'frameRate'] as const;
export const switchNames = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

export type NumberName = (typeof numberNames)[number];
export type SwitchName = (typeof switchNames)[number];

export interface ConstraintForm
  extends Readonly<Record<NumberName, NumberWish>>, Readonly<Record<SwitchName, Switch>> {
  readonly video: boolean;
  readonly audio: boolean;
  readonly facingMode: FacingMode;
  readonly facingModeIsExact: boolean;
  /** A `deviceId`, or empty for any. */
  readonly camera: string;
  readonly microphone: string;
}

export const firstForm: ConstraintForm = {
  video: true,
  audio: true,
  width: { text: '640', how: 'ideal' },
  height: { text: '', how: 'ideal' },
  frameRate: { text: '', how: 'max' },
  facingMode: 'any',
  facingModeIsExact: false,
  camera: '',
  microphone: '',
  echoCancellation: 'default',
  noiseSuppression: 'default',
  autoGainControl: 'default',
};

/** The argument of `getUserMedia`; a kind of which nothing is asked is `true` or `false`. */
export function constraintsOf(form: ConstraintForm): MediaStreamConstraints {
  return {
    video: form.video && orTrue(videoOf(form)),
    audio: form.audio && orTrue(audioOf(form)),
  };
}

function orTrue(constraints: MediaTrackConstraints): MediaTrackConstraints | true {
  return Object.keys(constraints).length === 0 ? true : constraints;
}

function videoOf(form: ConstraintForm): MediaTrackConstraints {
  const constraints: MediaTrackConstraints = {};
  if (form.camera !== '') constraints.deviceId = { exact: form.camera };
  for (const name of numberNames) {
    const { text, how } = form[name];
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) constraints[name] = { [how]: value };
  }
  if (form.facingMode !== 'any') {
    constraints.facingMode = { [form.facingModeIsExact ? 'exact' : 'ideal']: form.facingMode };
  }
  return constraints;
}

function audioOf(form: ConstraintForm): MediaTrackConstraints {
  const constraints: MediaTrackConstraints = {};
  if (form.microphone !== '') constraints.deviceId = { exact: form.microphone };
  for (const name of switchNames) {
    if (form[name] !== 'default') constraints[name] = form[name] === 'on';
  }
  return constraints;
}

/** The constraints as text that can be edited: JSON with two spaces. */
export function textOf(constraints: MediaStreamConstraints): string {
  return JSON.stringify(constraints, null, 2);
}

/** What a student typed, or one sentence that says what is wrong with it. */
export function readConstraints(text: string): MediaStreamConstraints | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'Constraints are an object, such as { "video": true }.';
  }
  return value;
}
