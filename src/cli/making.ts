/** How this run makes its results, as a warehouse keeps it. */
import { digestProfile } from '../batch/journal/run-note.js';
import type { Profile } from '../model/profile.js';
import { findProfile } from '../profiles/registry.js';
import type { Making } from '../sinks/work.js';
import { version } from './version.js';

/** Enough to tell two versions of a file apart. */
const DIGEST = 12;

export function makingOf(profile: 'auto' | Profile, limits: string): Making {
  return { programVersion: version(), profile: profileLabel(profile), limits };
}

/** The name of a shipped profile says it all; that of a user's own may stand for another one tomorrow. */
function profileLabel(profile: 'auto' | Profile): string {
  if (profile === 'auto') return profile;
  if (findProfile(profile.name) === profile) return profile.name;
  return `${profile.name}@${digestProfile(profile).slice(0, DIGEST)}`;
}
