/** The font of what is drawn on frames: registered from its package, because a machine may have none. */
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

export const fontFamily = 'Wireside Mono';

/** Call it before the first text is drawn; a second call does nothing. */
export function registerFont(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const file = import.meta
    .resolve('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2');
  GlobalFonts.registerFromPath(fileURLToPath(file), fontFamily);
}
