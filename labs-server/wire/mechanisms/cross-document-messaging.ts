/** Cross-document messaging: documents of different origins that speak to each other inside the browser. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean, choice, integer, since, text } from './parameters.ts';

const documentEndpoint = {
  method: 'GET',
  path: '/document',
  summary:
    'A page that listens for `message` events, checks who sent them, and answers; its check stands in the page as you would write it.',
  parameters: [
    text('name', { meaning: 'What the page calls itself.', default: 'B', maxLength: 16 }),
    choice('check', {
      choices: ['exact', 'includes', 'endsWith', 'none', '2019'],
      meaning:
        'How the page checks `event.origin`: compares the whole of it, looks for the trusted host in it, looks at its end only, or does not look; `2019` is the receiver of the lecture of 2019.',
    }),
    text('trusted', {
      meaning: 'The origin that the page trusts; without it that of lab A.',
      default: '',
      maxLength: 200,
    }),
    choice('source', {
      choices: ['any', 'parent'],
      meaning: '`parent` also refuses what was not sent by the window that embeds the page.',
    }),
    choice('reply', {
      choices: ['origin', 'any', 'none'],
      meaning:
        'Where the answer goes: `origin` names `event.origin` as the target, `any` gives `*`, `none` does not answer.',
    }),
    text('answer', { meaning: 'What it answers.', default: 'Hello', maxLength: 200 }),
    text('frame', {
      meaning: 'URL of another page of the labs, which the page embeds as `<iframe id="ifr">`.',
      default: '',
      maxLength: 1_500,
    }),
    choice('theme', {
      choices: ['auto', 'light', 'dark'],
      meaning: 'The colours of the page; `auto` are those that the system prefers.',
    }),
  ],
} as const satisfies LabEndpoint;

const forever = {
  method: 'GET',
  path: '/forever',
  summary:
    'The forever frame: a page that does not end, in which each event of the feed is a `<script>` that posts it to the page above.',
  parameters: [
    text('to', {
      meaning: 'The target origin of the posts, such as `location.origin` of your code.',
      default: '',
      maxLength: 200,
    }),
    since,
    integer('intervalMs', {
      meaning:
        'Milliseconds between two events, if this request is the first to use the feed of its run; else the feed keeps its pace.',
      default: 1_000,
      minimum: 20,
      maximum: 60_000,
    }),
    integer('count', {
      meaning: 'Ends the page after this many events; without it the page ends with the feed.',
      default: null,
      minimum: 1,
      maximum: 1_000,
    }),
    integer('paddingBytes', {
      meaning:
        'Length of a comment before the first event: browsers of old did nothing before they had about a kilobyte.',
      default: 0,
      minimum: 0,
      maximum: 4_096,
    }),
    boolean('escaped', {
      meaning:
        '`false` writes JSON into the script as it is: a text that holds `</script>` then ends the script.',
      default: true,
    }),
  ],
} as const satisfies LabEndpoint;

export const crossDocumentMessagingEndpoints = {
  document: documentEndpoint,
  relay: {
    method: 'GET',
    path: '/relay',
    summary:
      'An attacker’s page: it posts what its parent asks for, under its own origin, and tells its parent what it hears.',
    parameters: [],
  },
  forever,
  script: {
    method: 'GET',
    path: '/scripts/:name',
    summary: 'The scripts of these pages: `recorder.js`, `document.js`, `relay.js`.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const crossDocumentMessaging: Mechanism = {
  id: 'cross-document-messaging',
  title: 'Cross-document messaging',
  summary:
    'Documents post messages to one another inside the browser, across origins; each names whom it means, and checks who it was.',
  standards: [
    { standard: 'HTML', section: '9.3' },
    { standard: 'HTML', section: '9.4' },
    { standard: 'HTML', section: '9.5' },
  ],
  endpoints: Object.values(crossDocumentMessagingEndpoints),
};
