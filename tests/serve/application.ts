/** A running application for a test file, and what a visitor sends it. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { workHere } from '../../src/batch/here.js';
import type { Engine } from '../../src/batch/engine.js';
import { drawPages } from '../../src/evidence/draw-pages.js';
import type { PagePicture } from '../../src/evidence/picture.js';
import { limitsFor, type ServeLimits } from '../../src/serve/limits.js';
import { startServer, type RunningServer } from '../../src/serve/server.js';
import type { Lang } from '../../src/model/lang.js';

const MEGABYTE = 1024 * 1024;

export interface TestOptions {
  readonly lang?: Lang;
  readonly limits?: Partial<ServeLimits>;
  readonly engine?: Engine;
  readonly host?: string;
}

export async function startApplication(options: TestOptions = {}): Promise<RunningServer> {
  const { lang = 'zh', host = '127.0.0.1' } = options;
  const limits = { ...limitsFor({ maxBytes: 20 * MEGABYTE }), ...options.limits };
  const settings = { command: 'audit' as const, profile: 'auto' as const, lang, maxBytes: limits.maxBytes };
  const bounds = { jobs: 1, timeout: 60_000, maxMemory: 900 * MEGABYTE, signal: new AbortController().signal };
  return startServer({
    ...{ host, port: 0, lang, version: '0.0.0', profile: 'auto', limits },
    artists: { draw: [drawHere], close: () => undefined },
    engine: options.engine ?? workHere({ settings, ...bounds }),
    onDefect: (path, defect) => {
      throw new Error(`${path}: ${defect.message}`);
    },
    onError: (error) => {
      throw error;
    },
  });
}

/** Draws in this process: quicker, and the pictures are the same. */
async function drawHere(bytes: Uint8Array, page: number): Promise<PagePicture | null> {
  for await (const picture of drawPages(bytes, [page], 600)) return picture;
  return null;
}

/** The application of one test file. */
export function applicationForTests(options: TestOptions = {}): { url(path?: string): string } {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startApplication(options);
  });
  afterAll(() => server.stop());
  return { url: (path = '') => `${server.url}${path}` };
}

/** Works only when it is told to. */
export function heldEngine(): { readonly engine: Engine; readonly release: () => void } {
  const settings = { command: 'audit' as const, profile: 'auto' as const, lang: 'zh' as const, maxBytes: MEGABYTE };
  const here = workHere({ settings, jobs: 1, timeout: 1, maxMemory: 1, signal: new AbortController().signal });
  let release = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { engine: { ...here, use: (task) => opened.then(() => here.use(task)) }, release };
}

export const SEED = readFileSync('fixtures/text/seed/input.txt');
export const SEED_PDF = readFileSync('fixtures/pdf/seed-office/input.pdf');

/** A form as a browser sends it. */
export function formOf(
  files: readonly (readonly [name: string, content: Uint8Array | string])[],
  field = 'files',
): FormData {
  const form = new FormData();
  for (const [name, content] of files) form.append(field, new Blob([new Uint8Array(Buffer.from(content))]), name);
  return form;
}

export function post(
  url: string,
  body: string | FormData | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}

/** Uploads and gives the address of the batch. */
export async function upload(url: string, form: FormData): Promise<string> {
  const answer = await post(url, form);
  const location = answer.headers.get('location');
  if (answer.status !== 303 || location === null) throw new Error(`${String(answer.status)} ${await answer.text()}`);
  return new URL(location, url).href;
}

/** A request with headers that `fetch` does not let anybody set. */
export function rawRequest(
  url: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text });
      });
    });
    call.on('error', reject);
    call.end();
  });
}

/** Bytes on a bare connection, and all that comes back. */
export function rawBytes(url: string, ...parts: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
    for (const part of parts) socket.write(part);
  });
}
