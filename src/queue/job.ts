/** What a job of the queue says: a document, where it lies, and how it is to be read. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failureCodeSchema } from '../model/diagnostic.js';

/** The queue of pg-boss. */
export const QUEUE = 'documents';

const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    /** How results call it: as it was named. */
    path: z.string(),
    /** Where it lies, from the root of the file system: every worker sees it there. */
    file: z.string(),
    /** By itself, so that it may not be passed over in silence. */
    named: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('member'),
    path: z.string(),
    /** The archive. */
    file: z.string(),
    /** Its name in the archive; in an archive within it, behind that one's: `甲局.zip!/1.pdf`. */
    member: z.string(),
  }),
  /** A path that leads nowhere, or to what may not be read: only its failure is to be recorded. */
  z.strictObject({ kind: z.literal('lost'), path: z.string(), code: failureCodeSchema, detail: z.string() }),
]);
export type QueuedInput = z.infer<typeof inputSchema>;

/** What the results depend on. How much time and memory a document may take is the worker's business. */
const settingsSchema = z.strictObject({
  /** `auto`, or the label of a profile: see `profile-store.ts`. */
  profile: z.string(),
  lang: z.enum(['zh', 'en']),
  maxBytes: z.int().positive(),
});
export type QueuedSettings = z.infer<typeof settingsSchema>;

export const jobSchema = z.strictObject({
  input: inputSchema,
  /** Of the content when it was put on; null where it was not read. What the worker finds counts. */
  sha256: z.string().nullable(),
  /** Of fuhe when it was put on. */
  programVersion: z.string(),
  settings: settingsSchema,
});
export type QueuedJob = z.infer<typeof jobSchema>;

/** The same document to be read in the same way is the same job: a UUID made of a digest. */
export function jobId({ input, sha256, programVersion, settings }: QueuedJob): string {
  const { profile, lang, maxBytes } = settings;
  const failed = input.kind === 'lost' ? input.code : null;
  const said = JSON.stringify([input.path, sha256, failed, programVersion, profile, lang, maxBytes]);
  const digest = createHash('sha256').update(said).digest('hex');
  // Version 8: a UUID of one's own making.
  const hex = `${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
