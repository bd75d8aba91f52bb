// Drives Chromium and WebKitGTK through WebDriver: HTTP and JSON, nothing else.
//
// `chromium()` and `webkit()` give an engine; `engine.mjs` says what that is.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Headless Chromium. `scripts: false` switches JavaScript off; a `profile` that is given stays. */
export async function chromium({ scripts = true, profile: kept, flags = [] } = {}) {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'chromium-'));
  const args = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', `--user-data-dir=${profile}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking', '--lang=en', ...flags];
  const prefs = scripts ? {} : { 'profile.managed_default_content_settings.javascript': 2 };
  const capabilities = {
    'goog:chromeOptions': { args, prefs, binary: chromiumBinary() },
    'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' },
  };
  const driver = await start('chromedriver', [], {}, capabilities);
  const cdp = (cmd, params) => driver.call('POST', 'goog/cdp/execute', { cmd, params });
  const log = (type) => driver.call('POST', 'se/log', { type });
  const features = (pairs) => cdp('Emulation.setEmulatedMedia', { features: Object.entries(pairs).map(([name, value]) => ({ name, value })) });
  // What the browser's own first page did is nobody's concern.
  await driver.goto('about:blank');
  await log('performance');
  return {
    ...driver,
    name: scripts ? 'Chromium' : 'Chromium without JavaScript',
    scripts,
    width: (width) => cdp('Emulation.setDeviceMetricsOverride', { width, height: 700, deviceScaleFactor: 1, mobile: false }),
    scheme: (value) => features({ 'prefers-color-scheme': value }),
    features,
    media: (media) => cdp('Emulation.setEmulatedMedia', { media }),
    /** How much slower the processor is made to be; 1 is as it is. */
    slower: (rate) => cdp('Emulation.setCPUThrottlingRate', { rate }),
    picture: async () => Buffer.from((await cdp('Page.captureScreenshot', { captureBeyondViewport: true })).data, 'base64'),
    async print(options = {}) {
      const { data } = await cdp('Page.printToPDF', { preferCSSPageSize: true, ...options });
      return Buffer.from(data, 'base64');
    },
    onEveryPage: (source) => cdp('Page.addScriptToEvaluateOnNewDocument', { source }),
    async messages() {
      return (await log('browser')).map((entry) => `${entry.level}: ${entry.message}`);
    },
    async requests() {
      const events = (await log('performance')).map((entry) => JSON.parse(entry.message).message);
      return events.filter((event) => event.method === 'Network.requestWillBeSent').map((event) => event.params.request.url);
    },
    async quit() {
      await driver.quit();
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// Debian's wrapper script reads /etc; the binary itself stands here.
function chromiumBinary() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}

/**
 * WebKitGTK's MiniBrowser on a virtual screen. It has no way to ask for messages or requests. All that it writes goes
 * below `profile`, where one is given. The desktop is `dark` where `scheme` says so.
 */
export async function webkit({ scripts = true, profile, scheme } = {}) {
  const screen = await virtualScreen();
  const folders = ['HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'TMPDIR'];
  const environment = {
    ...(profile && Object.fromEntries(folders.map((name) => [name, profile]))),
    DISPLAY: screen.display,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    // Pages are as dark as the desktop.
    ...(scheme === 'dark' && { GTK_THEME: 'Adwaita:dark' }),
  };
  const options = { binary: miniBrowser(), args: ['--automation', `--enable-javascript=${scripts}`] };
  const driver = await start('WebKitWebDriver', [], environment, { 'webkitgtk:browserOptions': options });
  return {
    ...driver,
    name: scripts ? 'WebKitGTK' : 'WebKitGTK without JavaScript',
    scripts,
    async quit() {
      await driver.quit();
      screen.process.kill();
    },
    async kill(processes) {
      await driver.kill(processes);
      screen.process.kill();
    },
  };
}

function miniBrowser() {
  const roots = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`);
  const found = roots.flatMap((root) => ['4.1', '4.0'].map((version) => `${root}/webkit2gtk-${version}/MiniBrowser`));
  return found.find((path) => existsSync(path));
}

/** An X server that chooses its own number and tells it on file descriptor 3. */
function virtualScreen() {
  const process = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    process.on('error', reject);
    process.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    process.stdio[3].once('data', (number) => resolve({ process, display: `:${String(number).trim()}` }));
  });
}

/** Starts a driver and a session in it. */
async function start(program, args, environment, capabilities) {
  const port = await freePort();
  const child = spawn(program, [...args, `--port=${port}`], { env: { ...process.env, ...environment }, stdio: 'ignore' });
  const failed = new Promise((_, reject) => child.on('error', reject));
  const base = `http://127.0.0.1:${port}`;
  await Promise.race([failed, ready(base)]);
  const created = await request('POST', `${base}/session`, { capabilities: { alwaysMatch: capabilities } });
  const session = `${base}/session/${created.sessionId}`;
  const call = (method, path, body) => request(method, `${session}/${path}`, body);
  await call('POST', 'timeouts', { script: 120_000, pageLoad: 60_000 });
  return {
    call,
    goto: (url) => call('POST', 'url', { url }),
    url: () => call('GET', 'url'),
    back: () => call('POST', 'back', {}),
    run: (script, ...values) => call('POST', 'execute/sync', { script, args: values }),
    runAsync: (script, ...values) => call('POST', 'execute/async', { script, args: values }),
    async click(selector) {
      const element = await call('POST', 'element', { using: 'css selector', value: selector });
      await call('POST', `element/${Object.values(element)[0]}/click`, {});
    },
    press: (...keys) => call('POST', 'actions', { actions: [{ type: 'key', id: 'keys', actions: strokes(keys) }] }),
    async type(selector, text) {
      const element = await call('POST', 'element', { using: 'css selector', value: selector });
      await call('POST', `element/${Object.values(element)[0]}/value`, { text });
    },
    /** Ends the browser, whose processes are given, as a power cut would. */
    async kill(processes) {
      for (const id of processes) killHard(id);
      child.kill('SIGKILL');
    },
    async quit() {
      await request('DELETE', session).catch(() => {});
      child.kill();
    },
  };
}

/**
 * Key strokes: a text is typed letter by letter, a list of keys is held down together.
 * @param {(string|string[])[]} keys
 */
export function strokes(keys) {
  const down = (value) => ({ type: 'keyDown', value });
  const up = (value) => ({ type: 'keyUp', value });
  const stroke = (held) => [...held.map(down), ...held.toReversed().map(up)];
  return keys.flatMap((key) => (Array.isArray(key) ? stroke(key) : Array.from(key).flatMap((letter) => stroke([letter]))));
}

function killHard(id) {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It ended with another.
  }
}

async function request(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}

async function ready(base) {
  for (let tries = 0; tries < 150; tries += 1) {
    const status = await request('GET', `${base}/status`).catch(() => null);
    if (status) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no driver at ${base}`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
