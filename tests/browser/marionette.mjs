// Drives Firefox through Marionette, its own remote protocol, which geckodriver only translates.
//
// `firefox()` gives an engine; `engine.mjs` says what an engine is. Messages and requests are read where the
// browser itself keeps them, so that nothing that a page does stays unseen.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strokes } from './webdriver.mjs';

/** Preferences: local pages as strict as for a reader, and no errands of the browser's own. */
const PREFERENCES = {
  'marionette.port': 0,
  'security.fileuri.strict_origin_policy': true,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'services.settings.server': 'data:,none',
};

/** Headless Firefox. `scripts: false` switches JavaScript off; a `profile` that is given stays. */
export async function firefox({ scripts = true, profile: kept, more = {} } = {}) {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'firefox-'));
  const preferences = { ...PREFERENCES, 'javascript.enabled': scripts, ...more };
  const lines = Object.entries(preferences).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const child = spawn('firefox-esr', args, { stdio: 'ignore', env: { ...process.env, MOZ_HEADLESS: '1' } });
  const failed = new Promise((_, reject) => child.on('error', reject));
  const call = await client(await Promise.race([failed, port(profile)]));
  await call('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: { script: 120_000, pageLoad: 60_000 } } } });
  const inBrowser = async (script, ...values) => {
    await call('Marionette:SetContext', { value: 'chrome' });
    const result = await call('WebDriver:ExecuteScript', { script, args: values, sandbox: 'system' });
    await call('Marionette:SetContext', { value: 'content' });
    return result.value;
  };
  await inBrowser(WATCH);
  return {
    name: scripts ? 'Firefox' : 'Firefox without JavaScript',
    scripts,
    goto: (url) => call('WebDriver:Navigate', { url }),
    url: async () => (await call('WebDriver:GetCurrentURL')).value,
    back: () => call('WebDriver:Back'),
    run: async (script, ...values) => (await call('WebDriver:ExecuteScript', { script, args: values })).value,
    async click(selector) {
      const found = await call('WebDriver:FindElement', { using: 'css selector', value: selector });
      await call('WebDriver:ElementClick', { id: Object.values(found.value)[0] });
    },
    runAsync: async (script, ...values) => (await call('WebDriver:ExecuteAsyncScript', { script, args: values })).value,
    press: (...keys) => call('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions: strokes(keys) }] }),
    async type(selector, text) {
      const found = await call('WebDriver:FindElement', { using: 'css selector', value: selector });
      await call('WebDriver:ElementSendKeys', { id: Object.values(found.value)[0], text });
    },
    async kill() {
      child.kill('SIGKILL');
    },
    width: (width) => inBrowser(`gBrowser.selectedBrowser.style.maxWidth = arguments[0] + 'px';`, width),
    // As a reader sets it in the settings of Firefox.
    scheme: (value) => inBrowser(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);`, value === 'dark' ? 0 : 1),
    messages: () => inBrowser(MESSAGES),
    requests: () => inBrowser('return window.requestsSeen.splice(0);'),
    async quit() {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      call('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 15_000))]);
      child.kill('SIGKILL');
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Notes every request that a page causes, before it is sent. */
const WATCH = `
  window.requestsSeen = [];
  Services.obs.addObserver((channel) => {
    channel.QueryInterface(Ci.nsIChannel);
    const asker = channel.loadInfo.loadingPrincipal;
    if (asker && !asker.isSystemPrincipal) window.requestsSeen.push(channel.URI.spec);
  }, 'http-on-opening-request');
  Services.console.reset();
`;

/** What the console would show of local pages. */
const MESSAGES = `
  const seen = Services.console.getMessageArray();
  Services.console.reset();
  return seen
    .filter((message) => message instanceof Ci.nsIScriptError && /^(file|http):/.test(message.sourceName + message.cssSelectors))
    .map((message) => message.category + ': ' + message.errorMessage + ' (' + message.sourceName + ')');
`;

/** The port, which Firefox writes into its profile when it listens. */
async function port(profile) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      const text = readFileSync(join(profile, 'MarionetteActivePort'), 'utf8');
      if (text) return Number(text);
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Firefox did not start');
}

/** A function that sends a command and waits for its answer. Messages are `length:JSON`. */
async function client(port) {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map();
  let last = 0;
  let buffer = Buffer.alloc(0);
  const greeted = new Promise((resolve, reject) => {
    socket.on('error', reject);
    waiting.set('greeting', { resolve, reject });
  });
  const receive = (message) => {
    if (!Array.isArray(message)) return waiting.get('greeting').resolve(message);
    const [, id, error, result] = message;
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    return error ? reject(new Error(`${error.error}: ${error.message}`)) : resolve(result);
  };
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const length = Number(buffer.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || buffer.length < colon + 1 + length) return;
      const text = buffer.subarray(colon + 1, colon + 1 + length).toString();
      buffer = buffer.subarray(colon + 1 + length);
      receive(JSON.parse(text));
    }
  });
  await greeted;
  return (name, parameters = {}) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const text = JSON.stringify([0, last, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
}
