import { testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { frameDecoder } from './frame-decoder.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, frameDecoder());
testFuzz(fixtures, frameDecoder());
