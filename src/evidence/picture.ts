/** One page of an original as a picture. */

export interface PagePicture {
  /** From 1. */
  readonly page: number;
  /** Size of the page in points: what a bbox is measured in. */
  readonly width: number;
  readonly height: number;
  readonly picture: Uint8Array;
  readonly type: 'image/webp';
}

export interface RenderOptions {
  /** Pixels across; a page is never drawn larger than its points times three. */
  readonly maxWidth?: number;
  readonly signal?: AbortSignal;
}

/** Headers of an answer that holds a picture; the page learns the size in points from them. */
export function pictureHeaders({ type, width, height }: PagePicture): Record<string, string> {
  return { 'content-type': type, 'fuhe-page-size': `${String(width)} ${String(height)}` };
}
