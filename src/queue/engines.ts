/** The engine that works on documents, one at a time: another one takes its place when jobs ask for other settings. */
import type { Engine, EngineOptions, StartEngine } from '../batch/engine.js';
import type { Profile } from '../model/profile.js';
import type { QueuedSettings } from './job.js';

export interface EnginesOptions extends Omit<EngineOptions, 'settings'> {
  readonly startEngine: StartEngine;
  /** The profile that a label stands for. */
  readonly profileOf: (label: string) => Promise<'auto' | Profile | null>;
}

export class Engines {
  private current: { readonly key: string; readonly engine: Engine } | null = null;

  constructor(private readonly options: EnginesOptions) {}

  /**
   * @param idle
   *   Waits until nothing is worked on any more.
   * @returns null where the profile is not known.
   */
  async get(settings: QueuedSettings, idle: () => Promise<void>): Promise<Engine | null> {
    const key = JSON.stringify([settings.profile, settings.lang, settings.maxBytes]);
    if (this.current?.key === key) return this.current.engine;
    const { startEngine, profileOf, ...limits } = this.options;
    const profile = await profileOf(settings.profile);
    if (profile === null) return null;
    await idle();
    this.close();
    const { lang, maxBytes } = settings;
    const engine = startEngine({ ...limits, settings: { command: 'audit', profile, lang, maxBytes } });
    this.current = { key, engine };
    return engine;
  }

  close(): void {
    this.current?.engine.close();
    this.current = null;
  }
}
