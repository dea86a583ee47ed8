/** Texts as they are compared: white space of the layout says nothing. */

/** The text without white space. */
export const squeeze = (text: string): string => text.replace(/\s/g, '');
