/** Inflates compressed messages for the tools of the server, with fflate as in the page. */
import { Inflate } from 'fflate';
import { boundInflate } from '../../wire/conversation/bounded-inflate.ts';

export const inflate = boundInflate((dictionary, onBytes) => new Inflate({ dictionary }, onBytes));
