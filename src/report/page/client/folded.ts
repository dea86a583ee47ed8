/** Texts that would push all else out of sight, by their beginning, until the whole is asked for. */
import { h, replace, visible } from './dom.js';
import { t } from './words.js';

/** Characters of a text that stands in full. */
const MOST = 2_000;
/** Characters of a name in a link. */
const MOST_OF_NAME = 200;

/** The text, cut where it is very long, with a button that brings the rest. */
export function folded(text: string | Node): Node {
  const whole = typeof text === 'string' ? text : (text.textContent ?? '');
  if (whole.length <= MOST) return typeof text === 'string' ? document.createTextNode(visible(text)) : text;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'small',
      onclick: (event) => {
        event.stopPropagation();
        replace(element, text);
      },
    },
    t('showAll', { count: whole.length }),
  );
  const element = h('span', {}, `${beginning(whole, MOST)}…`, ' ', button);
  return element;
}

export function shortened(name: string): string {
  return name.length <= MOST_OF_NAME ? name : `${beginning(name, MOST_OF_NAME)}…`;
}

/** No character is cut in half. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
