/** A lane's line as the charts draw it: hue and dash. Its label stands beside it. */
import { lineDash, type FormatHue } from './race-hues.ts';

export function LaneSwatch({ hue }: { readonly hue: FormatHue }) {
  return (
    <svg class="race-swatch" width="26" height="8" aria-hidden="true">
      <line
        x1="0"
        y1="4"
        x2="26"
        y2="4"
        stroke={`var(--${hue})`}
        stroke-width="2"
        stroke-dasharray={lineDash[hue].join(' ')}
      />
    </svg>
  );
}
