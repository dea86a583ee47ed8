/** `fuhe serve`: the application on its address, from the start to a clean end. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Defect, Engine } from '../batch/engine.js';
import { clearSpills } from '../batch/spill.js';
import type { Lang } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import { createApp } from './app.js';
import { Application } from './application.js';
import type { Artists } from './artists.js';
import { Batches } from './batches.js';
import { hostInUrl, KnownHosts, reachable } from './hosts.js';
import type { ServeLimits } from './limits.js';
import { Pictures } from './pictures.js';
import { Workspace } from './workspace.js';

export interface ServerOptions {
  readonly host: string;
  /** 0 for one that is free. */
  readonly port: number;
  readonly lang: Lang;
  readonly version: string;
  readonly profile: 'auto' | Profile;
  readonly limits: ServeLimits;
  readonly engine: Engine;
  readonly artists: Artists;
  readonly onDefect: (path: string, defect: Defect) => void;
  readonly onError: (error: unknown) => void;
}

export interface RunningServer {
  /** Where it is asked. */
  readonly url: string;
  /** Ends what is in hand, and removes all that was kept. */
  stop(): Promise<void>;
}

const SECOND = 1_000;
/** A client that never comes to the end of its words is cut off. */
const HEADERS_TIMEOUT = 15 * SECOND;
const REQUEST_TIMEOUT = 3_600 * SECOND;
const CHECK_INTERVAL = 5 * SECOND;
const MAX_CONNECTIONS = 256;
const SWEEP_INTERVAL = 60 * SECOND;
/** How long an answer under way may take once the application stops. */
const GRACE = 3 * SECOND;

/** @throws The error of the address: in use, not this machine's, not allowed. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, lang, version, profile, limits, engine, artists, onDefect, onError } = options;
  const stopping = new AbortController();
  clearSpills();
  const workspace = await Workspace.open();
  const severities = profile === 'auto' ? {} : profile.severities;
  const pictures = new Pictures(artists.draw);
  const batches = new Batches({
    ...{ workspace, limits, now: Date.now },
    work: { engine, lang, maxBytes: limits.maxBytes, severities, onDefect },
    onRemove: ({ id }) => {
      pictures.forget(`${id}/`);
    },
  });
  const hosts = new KnownHosts(host);
  const { signal } = stopping;
  const application = new Application({
    ...{ lang, version, profile, limits, hosts, batches, pictures, signal, onError },
  });
  const app = await createApp(application);
  const server = createAdaptorServer({
    fetch: app.fetch,
    // What is left of a refused upload is read and thrown away, so that its sender gets to the answer.
    autoCleanupIncoming: false,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: CHECK_INTERVAL,
    },
  }) as Server;
  server.maxConnections = MAX_CONNECTIONS;

  const clean = async (): Promise<void> => {
    engine.close();
    artists.close();
    await workspace.remove();
    clearSpills();
  };
  try {
    await listen(server, port, host);
  } catch (error) {
    await clean();
    throw error;
  }
  const sweeping = setInterval(() => void batches.sweep().catch(onError), SWEEP_INTERVAL);
  sweeping.unref();

  return {
    url: `http://${hostInUrl(reachable(host))}:${String((server.address() as AddressInfo).port)}/`,
    async stop() {
      clearInterval(sweeping);
      stopping.abort();
      batches.cancel();
      // Documents in hand end with their processes.
      engine.close();
      await close(server);
      await clean();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Takes no more requests, lets answers under way come to their end for a while, then cuts them off. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE);
  await closed;
  clearTimeout(cut);
}
