/** Makes elements. The only way by which text gets into the page: as text nodes and attributes, never as markup. */

type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);
export type Child = Node | string | number | null | undefined | false;
type Attributes = Readonly<Record<string, Attribute>>;

/** Directions that a text could turn around, and what is not seen at all; see `printable.ts`. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The text with what would hide or turn it shown as `�`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\uFFFD');
}

/** Addresses that a link may have: places in this page, and files of the local application. */
function isOwnAddress(address: string): boolean {
  return /^(?:#|\/(?![/\\])|\.\/)/.test(address);
}

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (name === 'href' && !isOwnAddress(String(value)))
      throw new TypeError(`not an address of ours: ${String(value)}`);
    else element.setAttribute(name, value === true ? '' : visible(String(value)));
  }
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
}

/** An HTML element; attributes without a value are left out, functions become listeners (`onclick`). */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(element, attributes, children);
  return element;
}

/** Puts the children in the place of what the element holds. */
export function replace(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  fill(element, {}, children);
}
