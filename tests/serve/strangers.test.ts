/** Who may ask, and what every answer says to the browser. */
import { describe, expect, test } from 'vitest';
import { KnownHosts } from '../../src/serve/hosts.js';
import { applicationForTests, formOf, post, rawBytes, rawRequest, SEED, upload } from './application.js';

const application = applicationForTests();
const port = (): string => new URL(application.url()).port;

describe('the name that it is asked by', () => {
  const known = ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST', 'localhost.'];
  test.each(known)('%s is its own', async (name) => {
    expect((await rawRequest(application.url(), { host: `${name}:${port()}` })).status).toBe(200);
  });

  test('a forwarded port changes nothing', async () => {
    expect((await rawRequest(application.url(), { host: 'localhost:9' })).status).toBe(200);
  });

  const foreign = ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', 'evil.example:7070'];
  test.each(foreign)('%s is refused', async (host) => {
    const { status, text } = await rawRequest(application.url('api/audit'), { host });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ type: 'failure', error: { code: 'unreadable' } });
  });

  test('an address line that names another host is refused', async () => {
    const answer = await rawBytes(
      application.url(),
      `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each([
    ['127.0.0.1', 'example.cn', false],
    ['192.168.1.5', '192.168.1.5:80', true],
    ['192.168.1.5', '192.168.1.6', false],
    ['fuhe.local', 'FUHE.local:7070', true],
    ['0.0.0.0', '127.0.0.1:1', true],
    ['0.0.0.0', 'evil.example', false],
    ['::', '[::1]:7070', true],
    ['::1', '[::1]', true],
    ['127.0.0.1', undefined, false],
    ['127.0.0.1', 'localhost:1:2', false],
    ['127.0.0.1', 'user@localhost', false],
  ] as const)('listening on %s, %s counts as its own: %s', (host, header, expected) => {
    expect(new KnownHosts(host).has(header)).toBe(expected);
  });
});

describe('other sites', () => {
  const send = (headers: Record<string, string>): Promise<Response> => {
    return post(application.url('api/audit'), formOf([['a.txt', SEED]]), headers);
  };

  test.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ])('cannot send: %o', async (headers) => {
    expect((await send(headers)).status).toBe(403);
  });

  test('our own pages and programs can', async () => {
    const origin = new URL(application.url()).origin;
    expect((await send({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await send({})).status).toBe(200);
  });

  test('cannot read either, but may link', async () => {
    // Not through fetch, which has its own opinion on these headers.
    const ask = async (headers: Record<string, string>): Promise<number> => {
      return (await rawRequest(application.url(), { host: `localhost:${port()}`, ...headers })).status;
    };
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await ask({ origin: 'http://evil.example' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200);
  });

  test('cannot remove a batch', async () => {
    const batch = await upload(application.url(), formOf([['a.txt', SEED]]));
    expect((await post(`${batch}/delete`, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await fetch(batch)).status).toBe(200);
  });
});

describe('every answer', () => {
  test.each(['', 'api/audit', 'assets/serve.js', 'nowhere'])('/%s carries the protecting headers', async (path) => {
    const { headers } = await fetch(application.url(path));
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an error is a page in Chinese for a browser', async () => {
    const answer = await fetch(application.url('nowhere'), { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await answer.text()).toContain('没有这个页面');
  });
});

describe('hostile connections', () => {
  test.each([
    ['not HTTP', 'hello\r\n\r\n', 400],
    ['a path out of the folder', 'GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
    ['an encoded path', 'GET /batches/..%2f..%2fetc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
    ['a broken escape', 'GET /batches/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    [
      'a length that is none',
      'POST /api/audit HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a length far beyond the limit',
      'POST /api/audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99999999999999\r\n\r\n',
      413,
    ],
  ])('%s', async (_name, bytes, status) => {
    expect(await firstLine(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect((await fetch(application.url())).status).toBe(200);
  });

  /** The first line of the answer; the connection may stay open behind it. */
  async function firstLine(bytes: string): Promise<string> {
    const { connect } = await import('node:net');
    const { hostname, port: at } = new URL(application.url());
    return new Promise((resolve, reject) => {
      const socket = connect(Number(at), hostname, () => socket.write(bytes));
      socket.once('data', (chunk) => {
        socket.destroy();
        resolve(chunk.toString().split('\r\n')[0] ?? '');
      });
      socket.once('error', reject);
    });
  }
});
