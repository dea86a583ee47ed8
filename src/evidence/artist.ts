/** Entry of the process that draws pages. */
import { startGuard } from '../batch/pool/guard.js';
import { drawPages } from './draw-pages.js';
import type { FromArtist, ToArtist } from './messages.js';

function answer(message: FromArtist): void {
  process.send?.(message);
}

async function draw({ bytes, pages, maxWidth }: Extract<ToArtist, { kind: 'draw' }>): Promise<void> {
  try {
    for await (const picture of drawPages(bytes, pages, maxWidth)) answer({ kind: 'page', picture });
  } catch {
    // A document that cannot be drawn has no pages to show; what is wrong with it was said when it was read.
  }
  answer({ kind: 'done' });
}

// An interrupt from the terminal reaches all processes; what to do about it is the owner's business.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToArtist) => {
  if (message.kind === 'draw') void draw(message);
  else {
    startGuard(message.maxMemory);
    answer({ kind: 'ready' });
  }
});
