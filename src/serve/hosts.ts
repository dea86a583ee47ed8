/** The names under which the application may be asked: a page elsewhere must not reach it under a name of its own. */
import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);

/** Whether only this machine can ask. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The name to ask for what listens on the host. */
export function reachable(host: string): string {
  return EVERYWHERE.has(host) ? '127.0.0.1' : host;
}

/** As an address line writes it. */
export function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

export class KnownHosts {
  private readonly names: ReadonlySet<string>;

  /** @param host What the application listens on. */
  constructor(host: string) {
    const own = EVERYWHERE.has(host) ? [hostname(), ...ownAddresses()] : [host];
    this.names = new Set([...LOOPBACK, ...own].map((name) => hostInUrl(name).toLowerCase()));
  }

  /**
   * Whether the request is meant for this application. The port does not count: it may be a forwarded one.
   * @param header
   *   The field `Host`.
   */
  has(header: string | undefined): boolean {
    const name = /^(\[[\da-f:.]+\]|[^:[\]]+?)\.?(?::\d{1,5})?$/i.exec(header ?? '')?.[1];
    return name !== undefined && this.names.has(name.toLowerCase());
  }
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));
}
