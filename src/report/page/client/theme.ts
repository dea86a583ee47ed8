/** Light or dark: as the system says, until the reader says otherwise. */
import type { Word } from './words.js';

const KEY = 'fuhe-theme';
let chosen: 'light' | 'dark' | null = null;

/** The theme in force. */
function theme(): 'light' | 'dark' {
  return chosen ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** What the switch offers. */
export function themeName(): Word {
  return theme() === 'dark' ? 'themeLight' : 'themeDark';
}

export function applyTheme(): void {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'light' || kept === 'dark') chosen = kept;
  } catch {
    // A page from a file may have no storage.
  }
  if (chosen !== null) document.documentElement.dataset['theme'] = chosen;
}

export function nextTheme(): void {
  chosen = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // It holds until the page is closed.
  }
}
