/** Fields that hold a fraction and that people read as a percentage. */

/** @param path JSON pointer of a field of the record. */
export function isRate(path: string): boolean {
  return path.endsWith('/executionRate');
}
