/** The heap of the process that has others read for it. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the room for new objects as small as it begins. What passes through, one result after another, would have the
 * engine widen it to what 10,000 documents fill, and clean it as seldom.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
