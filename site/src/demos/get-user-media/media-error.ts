/** Why there is no stream: the errors of getUserMedia (Media Capture and Streams, section 10.1) and of getDisplayMedia. */

export interface MediaError {
  /** `NotAllowedError`, ... as the browser names it. */
  readonly name: string;
  /** The browser's own words; Chromium leaves them empty for OverconstrainedError. */
  readonly message: string;
  /** The constraint that cannot be met; null for other errors. */
  readonly constraint: string | null;
  readonly cause: string;
  readonly remedy: string;
}

/** What the page is, as far as errors depend on it. */
export interface MediaPlace {
  readonly isSecureContext: boolean;
  /** Whether `navigator.mediaDevices` is there. */
  readonly hasMediaDevices: boolean;
}

interface Explanation {
  readonly cause: string;
  readonly remedy: string;
}

const insecure: Explanation = {
  cause:
    'navigator.mediaDevices is undefined, because the document is no secure context: mostly its address is http: with a name other than localhost.',
  remedy:
    'Start the lab server with --https and open the https: address, or open the page at http://127.0.0.1 on the same machine.',
};

const explanations: Readonly<Record<string, Explanation>> = {
  TypeError: {
    cause:
      'The call itself is wrong: neither video nor audio is asked for, or a value has the wrong kind. No device was looked for, and nobody was asked.',
    remedy: 'Ask for at least one of video and audio.',
  },
  NotAllowedError: {
    cause:
      'The user, the system’s settings, or a Permissions-Policy said no. A page cannot tell which, and cannot ask again by itself.',
    remedy:
      'The user changes it at the sign beside the page’s address; then ask again. Or go on without: the drawing and the tone need no permission.',
  },
  NotFoundError: {
    cause: 'This device has no camera or no microphone, whichever was asked for.',
    remedy: 'Connect one, or ask for one kind only. The drawing and the tone stand in.',
  },
  OverconstrainedError: {
    cause:
      'No device can meet a condition. Wishes (a bare value, ideal) never fail; conditions (exact, min, max) do.',
    remedy: 'Turn the condition into a wish: exact becomes ideal.',
  },
  NotReadableError: {
    cause:
      'The device is there and was allowed, but the system gives no pictures: mostly because another program has it.',
    remedy: 'Close the other program, or plug the device out and in.',
  },
  AbortError: {
    cause: 'Something went wrong at the device that has no name of its own.',
    remedy: 'Try once more.',
  },
  InvalidStateError: {
    cause:
      'The page may not ask now: its document is not active, or getDisplayMedia was called without a press or a key just before.',
    remedy: 'Ask in the handler of a click.',
  },
  SecurityError: {
    cause: 'Media are switched off for this document.',
    remedy: 'Open the page by itself, and not within another one.',
  },
};

const unknown: Explanation = {
  cause: 'The standard has no such error for this call.',
  remedy: 'Read the browser’s own words.',
};

/** @param error what the call was rejected with */
export function explainMediaError(error: unknown, place: MediaPlace): MediaError {
  const { name, message } = wordsOf(error);
  const isInsecure = !place.hasMediaDevices && !place.isSecureContext;
  const explanation = isInsecure ? insecure : (explanations[name] ?? unknown);
  return { name, message, constraint: constraintOf(error), ...explanation };
}

/** An error of another document is no instance of this one's Error. */
function wordsOf(error: unknown): { readonly name: string; readonly message: string } {
  if (typeof error !== 'object' || error === null || !('name' in error) || !('message' in error)) {
    return { name: 'Error', message: String(error) };
  }
  return { name: String(error.name), message: String(error.message) };
}

function constraintOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return null;
  return typeof error.constraint === 'string' && error.constraint !== '' ? error.constraint : null;
}

/** `OverconstrainedError (width)`, `NotFoundError: Requested device not found` */
export function errorTitle({ name, message, constraint }: MediaError): string {
  const title = constraint === null ? name : `${name} (${constraint})`;
  return message === '' ? title : `${title}: ${message}`;
}
