/** Exit statuses of the command line, as the README documents them. */
export const EXIT = {
  ok: 0,
  /** A finding at or above --fail-on. */
  findings: 1,
  /** Wrong usage, or a result that could not be written. */
  usage: 2,
  /** At least one document could not be read; goes before `findings`. */
  unread: 3,
  interrupted: 130,
} as const;
