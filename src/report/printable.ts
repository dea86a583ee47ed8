/** Makes the text of a document safe to show on a terminal. */

/**
 * Control characters (escape sequences begin with one), direction overrides, invisible characters and lone surrogates:
 * with any of these a document could repaint the auditor's screen or hide what it says.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text on one line; what cannot be shown becomes `�`, line ends and tabs a space. */
export function printable(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(UNPRINTABLE, '\uFFFD');
}
