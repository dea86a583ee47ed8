/** Reads a user's profile from a JSON file: the shape of a shipped one, or `extends` with only what differs. */
import type { z } from 'zod';
import { decimal } from '../model/decimal.js';
import type { Lang } from '../model/lang.js';
import { profileSchema, type Profile } from '../model/profile.js';
import { findRule } from '../rules/registry.js';
import { describeIssue, describeProblem } from './profile-error.js';
import { findProfile, PROFILES } from './registry.js';

type Json = Readonly<Record<string, unknown>>;

/** Sections in which a profile that extends another only names what differs. */
const MERGED = ['weights', 'conventions', 'limits', 'rounding', 'severities'] as const;

/**
 * @param text
 *   JSON. `"extends": "mof-2020"` takes everything else from that shipped profile; within `weights`, `conventions`,
 *   `limits`, `rounding` and `severities` field by field, every other section as a whole.
 */
export function parseProfile(text: string, lang: Lang): Profile | { readonly error: string } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { error: describeProblem('not-json', { detail: error instanceof Error ? error.message : '' }, lang) };
  }
  if (!isObject(json)) return { error: describeProblem('not-object', {}, lang) };
  const complete = extended(json, lang);
  if ('error' in complete) return complete;
  const parsed = profileSchema.safeParse(complete.json);
  if (!parsed.success) return { error: describeIssues(parsed.error.issues, complete.json, lang) };
  return consistencyError(parsed.data, lang) ?? parsed.data;
}

function extended(json: Json, lang: Lang): { readonly json: Json } | { readonly error: string } {
  const { extends: base, ...own } = json;
  if (base === undefined) return { json: own };
  const found = typeof base === 'string' ? findProfile(base) : undefined;
  if (found === undefined) {
    const names = PROFILES.map(({ name }) => name).join(', ');
    return { error: describeProblem('unknown-base', { detail: JSON.stringify(base), names }, lang) };
  }
  const merged: Record<string, unknown> = { ...found, ...own };
  for (const section of MERGED) {
    const part = own[section];
    if (isObject(part)) merged[section] = { ...found[section], ...part };
  }
  return { json: merged };
}

function describeIssues(issues: readonly z.core.$ZodIssue[], json: Json, lang: Lang): string {
  return issues
    .slice(0, 5)
    .map((issue) => describeIssue(issue, valueAt(json, issue.path), lang))
    .join(lang === 'zh' ? '；' : '; ');
}

/** What the shape alone does not hold: ordered bands and ratings, rules that exist. */
function consistencyError(profile: Profile, lang: Lang): { readonly error: string } | null {
  const strange = Object.keys(profile.severities).find((name) => findRule(name) === undefined);
  if (strange !== undefined)
    return { error: describeProblem('unknown-rule', { detail: JSON.stringify(strange) }, lang) };
  const from = profile.ratings.map((rating) => decimal(rating.from));
  const descending = from.every((next, index) => index === 0 || next.lessThan(from[index - 1] ?? next));
  if (!descending) return { error: describeProblem('ratings-order', {}, lang) };
  const wrong = profile.bands.find((band) => {
    const [low, high] = [decimal(band.low), decimal(band.high)];
    return low.isNegative() || low.greaterThan(high) || high.greaterThan(1);
  });
  return wrong === undefined ? null : { error: describeProblem('band-ends', { detail: wrong.grade }, lang) };
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    return typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
  }, json);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
