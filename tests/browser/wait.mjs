// Waiting without sleeping: a condition is asked until it holds.

import assert from 'node:assert/strict';

const WAIT_MS_MAX = 30_000;
const PAUSE_MS = 50;

/**
 * What `read` gives, once it `holds`. A machine that is busy may need long; a test that fails says what it last saw.
 * @param {() => any} read may fail: while a page leaves, its successor may not answer yet
 * @param {string} what the condition in words
 * @param {(seen: any) => boolean} holds
 */
export async function until(read, what, holds = Boolean) {
  const end = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const seen = await Promise.resolve().then(read).catch((error) => ({ failed: error.message }));
    if (seen !== undefined && seen !== null && !seen.failed && holds(seen)) return seen;
    if (Date.now() > end) return assert.fail(`not within half a minute: ${what}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  }
}
