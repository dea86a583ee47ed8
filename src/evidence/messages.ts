/** What the drawing process and its owner say to each other. */
import type { PagePicture } from './picture.js';

export type ToArtist =
  /** First: bytes that the process may take. */
  | { readonly kind: 'limit'; readonly maxMemory: number }
  | {
      readonly kind: 'draw';
      readonly bytes: Uint8Array;
      readonly pages: readonly number[];
      readonly maxWidth: number;
    };

export type FromArtist =
  | { readonly kind: 'ready' }
  | { readonly kind: 'page'; readonly picture: PagePicture }
  /** No further page of the document. */
  | { readonly kind: 'done' };
