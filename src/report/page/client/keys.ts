/** Keys of the page: single letters, only where nothing is being typed. */
import type { EvaluationScreen } from './evaluation.js';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

/** @param screen The table in sight; null elsewhere. */
export function keyListener(
  screen: () => EvaluationScreen | null,
  toOverview: () => void,
): (event: KeyboardEvent) => void {
  const go = (address: string | null | undefined): void => {
    if (address != null) location.hash = address;
  };
  const acts: Readonly<Record<string, (on: EvaluationScreen) => void>> = {
    n: (on) => {
      on.step(1);
    },
    j: (on) => {
      on.step(1);
    },
    p: (on) => {
      on.step(-1);
    },
    k: (on) => {
      on.step(-1);
    },
    ']': ({ following }) => {
      go(following);
    },
    '[': ({ previous }) => {
      go(previous);
    },
    u: toOverview,
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    const on = screen();
    if (on === null) {
      const search = event.key === '/' ? document.getElementById('search') : null;
      if (search === null) return;
      event.preventDefault();
      search.focus();
      return;
    }
    const act = acts[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act(on);
  };
}
