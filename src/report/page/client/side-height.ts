/** Keeps the foot of the pane beside the form within the window, wherever the page is scrolled to. */

const EVENTS = ['scroll', 'resize'] as const;

/** @returns Fits the pane at once, ahead of what is shown in it. */
export function keepInWindow(pane: HTMLElement): () => void {
  const fit = (): void => {
    pane.style.setProperty('--top', `${String(Math.round(Math.max(pane.getBoundingClientRect().top, 0)))}px`);
  };
  const follow = (): void => {
    if (pane.isConnected) fit();
    else for (const event of EVENTS) window.removeEventListener(event, follow);
  };
  for (const event of EVENTS) window.addEventListener(event, follow, { passive: true });
  requestAnimationFrame(follow);
  return fit;
}
