/** The three ways in which bytes are shown. */
import { BitsView } from './BitsView.tsx';
import { HexView } from './HexView.tsx';
import { TextView } from './TextView.tsx';

export const bytesViews = { hex: HexView, text: TextView, bits: BitsView } as const;
