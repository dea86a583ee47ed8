/** Recognises web archives (MHTML): messages (MIME) that hold web pages, as browsers and Word save them. */

/** The headers of the message; those of its parts may come after. */
const HEAD = 8 * 1024;

/** @param text The document, or its beginning. */
export function isWebArchive(text: string): boolean {
  const head = text.slice(0, HEAD);
  return (
    /^\s*[\w-]+:/.test(head) &&
    /^MIME-Version:/im.test(head) &&
    /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(head)
  );
}
