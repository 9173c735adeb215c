/** The table of contents: marks the topic in view, ticks the topics read, folds on small screens. */
import { slideShown } from '../deck/slide-events.ts';
import { currentSection } from './current-section.ts';
import { keepVisited, visitedTopics } from './visited-topics.ts';

/** The line that a topic must cross to be the current one, as a share of the window's height. */
const readingLine = 0.35;

const toc = document.querySelector<HTMLElement>('.toc');
const fold = toc?.querySelector('details');
const lecture = toc?.dataset['lecture'] ?? '';
const links = [...(toc?.querySelectorAll<HTMLAnchorElement>('a[data-topic]') ?? [])];
const topics = [...document.querySelectorAll<HTMLElement>('.deck-topic')];
const visited = visitedTopics(lecture);

function showVisited(): void {
  for (const link of links) {
    const isVisited = visited.has(link.dataset['topic'] ?? '');
    link.toggleAttribute('data-visited', isVisited);
    const state = link.querySelector('.toc-state');
    if (state) state.textContent = isVisited ? '(read)' : '';
  }
}

function visit(topic: HTMLElement): void {
  const id = topic.dataset['topic'];
  if (id === undefined || visited.has(id)) return;
  visited.add(id);
  keepVisited(lecture, visited);
  showVisited();
}

function markCurrent(topic: HTMLElement | undefined): void {
  for (const link of links) {
    const isCurrent = topic !== undefined && link.dataset['topic'] === topic.dataset['topic'];
    if (isCurrent === link.hasAttribute('aria-current')) continue;
    if (isCurrent) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
    if (isCurrent && toc && toc.scrollHeight > toc.clientHeight) keepInSight(link, toc);
  }
}

/** Scrolls the contents alone: `scrollIntoView` would move the page as well. */
function keepInSight(link: HTMLElement, box: HTMLElement): void {
  const top = link.offsetTop - box.offsetTop;
  if (top < box.scrollTop + 40 || top > box.scrollTop + box.clientHeight - 80) {
    box.scrollTop = top - box.clientHeight / 2;
  }
}

function onScroll(): void {
  if (document.documentElement.hasAttribute('data-presenting')) return;
  const edges = topics.map((topic) => topic.getBoundingClientRect());
  const index = currentSection(
    edges.map(({ top }) => top),
    innerHeight * readingLine,
  );
  markCurrent(topics[index]);
  topics.forEach((topic, position) => {
    const bottom = edges[position]?.bottom ?? Infinity;
    // A topic is read when its end stood in the upper part of the window, not when it flew by below.
    if (scrollY > 0 && bottom > 0 && bottom < innerHeight * 0.85) visit(topic);
  });
}

let frame = 0;
addEventListener(
  'scroll',
  () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onScroll);
  },
  { passive: true },
);
document.addEventListener(slideShown, (event) => {
  const slide = event.target;
  if (!(slide instanceof HTMLElement) || !slide.hasAttribute('data-current')) return;
  const topic = slide.closest<HTMLElement>('.deck-topic');
  if (topic?.querySelector('.slide:last-of-type') === slide) visit(topic);
});

if (fold) {
  const narrow = matchMedia('(max-width: 900px)');
  const follow = (): void => {
    fold.open = !narrow.matches;
  };
  narrow.addEventListener('change', follow);
  follow();
  toc?.addEventListener('click', (event) => {
    if (narrow.matches && event.target instanceof Element && event.target.closest('a')) {
      fold.open = false;
    }
  });
}
showVisited();
onScroll();
