/** The name of an uploaded file as results call it. It is never a path on this machine. */

/** Characters of one step, and of the whole name. */
const MAX_STEP = 200;
const MAX_NAME = 1_000;
/** Control characters, and those that turn the direction of what stands beside them. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const DRIVE = /^[A-Za-z]:$/;

/** Keeps the end of a step: it tells the format. */
function shorten(step: string): string {
  const characters = [...step];
  if (characters.length <= MAX_STEP) return step;
  return `${characters.slice(0, MAX_STEP - 41).join('')}…${characters.slice(-40).join('')}`;
}

/** Folders stay in the name; what leads out of them, and what cannot be read, does not. */
export function cleanName(given: string): string {
  const steps = given
    .replace(INVISIBLE, '')
    .split(/[/\\]/)
    .map((step) => step.trim())
    .filter((step) => step !== '' && step !== '.' && step !== '..' && !DRIVE.test(step))
    .map(shorten);
  while (steps.length > 1 && steps.join('/').length > MAX_NAME) steps.shift();
  return steps.join('/');
}

/** Whether it came with a folder: a folder's files are passed over when fuhe does not know their format. */
export function isOfFolder(name: string): boolean {
  return name.includes('/');
}

/** Hidden files of a folder, which no folder walk reads either. */
export function isHiddenInFolder(name: string): boolean {
  return isOfFolder(name) && name.split('/').some((step) => step.startsWith('.') || step === '__MACOSX');
}
