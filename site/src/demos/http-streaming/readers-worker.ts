/** The crew of the three readers. */
import { serveCrew, type CrewScope, type CrewWork } from '../crew/serve-crew.ts';
import { streamReaders } from './stream-readers.ts';

const works = streamReaders.map((reader): [string, CrewWork] => [
  reader.id,
  (lab, _input, tell) => reader.read(lab, tell),
]);

serveCrew(self as unknown as CrewScope, Object.fromEntries(works), performance);
