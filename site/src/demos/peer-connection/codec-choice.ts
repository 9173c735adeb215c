/** Which codec a call prefers (WebRTC section 5.4, setCodecPreferences), and what it got. */

export interface Codec {
  /** `video/VP8` */
  readonly mimeType: string;
}

/** Formats that repair or repeat, and carry no picture of their own. */
const helpers = ['video/rtx', 'video/red', 'video/ulpfec', 'video/flexfec-03'];

/** The names that can be chosen, each once, in the browser's own order. */
export function codecNames(codecs: readonly Codec[]): readonly string[] {
  const names = codecs.map(({ mimeType }) => mimeType).filter((name) => !helpers.includes(name));
  return [...new Set(names)];
}

/** All codecs, those with this name first, each group in the browser's own order. */
export function preferring<C extends Codec>(codecs: readonly C[], name: string): C[] {
  const isFirst = ({ mimeType }: C): boolean => mimeType === name;
  return [...codecs.filter(isFirst), ...codecs.filter((codec) => !isFirst(codec))];
}

/** `VP8` of `video/VP8` */
export function shortName(mimeType: string): string {
  return mimeType.replace(/^[a-z]+\//, '');
}
