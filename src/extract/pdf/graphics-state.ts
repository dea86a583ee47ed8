/** The part of PDF's graphics and text state that places text and rules, kept as pdfjs-dist's own renderer keeps it. */
import type { Box } from '../lattice/geometry.js';
import { IDENTITY, type Matrix } from './matrix.js';

/** What a font says about placing its glyphs. */
export interface FontInfo {
  readonly name: string;
  /** The name that the typeface itself has. */
  readonly face: string;
  readonly matrix: Matrix;
  readonly isType3: boolean;
  readonly vertical: boolean;
  /** Height of the em as a multiple of the font size. */
  readonly em: number;
}

export class GraphicsState {
  ctm: Matrix;
  /** Bounds of what is not clipped away. */
  clip: Box;
  /** Inside a mask or a group that is not shown. */
  hidden = false;
  fillColor = '#000000';
  strokeColor = '#000000';
  fillAlpha = 1;
  strokeAlpha = 1;
  isBlended = false;
  isMasked = false;
  /** Inside of a remark or a stamp. */
  isAdded = false;
  /** Inside a group that lets show what is below it. */
  isSheer = false;
  /** Clipped to another shape than a box. */
  isShaped = false;
  lineWidth = 1;

  font: FontInfo | null = null;
  fontSize = 0;
  /** −1 for a negative font size. */
  fontDirection = 1;
  textMatrix: Matrix = IDENTITY;
  x = 0;
  y = 0;
  lineX = 0;
  lineY = 0;
  charSpacing = 0;
  wordSpacing = 0;
  horizontalScale = 1;
  leading = 0;
  rise = 0;
  renderingMode = 0;

  constructor(ctm: Matrix, clip: Box) {
    this.ctm = ctm;
    this.clip = clip;
  }

  /** A filled area hides what is below it. */
  get isOpaque(): boolean {
    return this.fillAlpha === 1 && !this.isBlended && !this.isMasked && !this.isSheer && !this.isShaped;
  }

  clone(): GraphicsState {
    return Object.assign(new GraphicsState(this.ctm, this.clip), this);
  }

  clipTo(box: Box): void {
    this.clip = [
      Math.max(this.clip[0], box[0]),
      Math.max(this.clip[1], box[1]),
      Math.min(this.clip[2], box[2]),
      Math.min(this.clip[3], box[3]),
    ];
  }

  beginText(): void {
    this.textMatrix = IDENTITY;
    this.x = this.lineX = 0;
    this.y = this.lineY = 0;
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.lineX = 0;
    this.y = this.lineY = 0;
  }

  moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  setFont(font: FontInfo | null, size: number): void {
    this.font = font;
    this.fontSize = Math.abs(size);
    this.fontDirection = size < 0 ? -1 : 1;
  }
}
