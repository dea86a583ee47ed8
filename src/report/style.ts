/** Colours of the terminal, or none of them. */
import type { Severity } from '../model/diagnostic.js';

const CODES = { red: '31', green: '32', yellow: '33', dim: '2', bold: '1' } as const;
type Colour = keyof typeof CODES;

export type Paint = (colour: Colour, text: string) => string;

export function painter(enabled: boolean): Paint {
  return enabled ? (colour, text) => `\u001B[${CODES[colour]}m${text}\u001B[0m` : (_colour, text) => text;
}

export const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'dim' };
