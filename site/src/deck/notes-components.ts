/** The authors' vocabulary as the notes window shows it: only the notes. */
import Nothing from '../mdx/Nothing.astro';
import { vocabulary } from '../mdx/vocabulary.ts';
import NotesBody from './NotesBody.astro';
import NotesSlide from './NotesSlide.astro';

const left = Object.fromEntries(Object.keys(vocabulary).map((name) => [name, Nothing]));

export const notesComponents = { ...left, Notes: NotesBody, Slide: NotesSlide };
