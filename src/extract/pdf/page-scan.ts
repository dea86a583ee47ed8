/** Walks the operators of one page once and notes what it shows: glyphs, rules, fills, images. */
import type * as pdfjs from 'pdfjs-dist';
import type { Box, Rule } from '../lattice/geometry.js';
import { GlyphPlacer, type ShownGlyph } from './glyph-placer.js';
import { GraphicsState, type FontInfo } from './graphics-state.js';
import { boundsOf, matrixFrom, multiply, type Matrix } from './matrix.js';
import type { Fill, Glyph, PageContent } from './page-content.js';
import { PaintOrder } from './paint-order.js';
import { pathBounds, PathReader, plainBox, thinRule } from './path-reader.js';

/** Operators of one page and how to look up what they name. */
export interface PageOperators {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Page space → points from the top left, as shown: rotation and crop box included. */
  readonly transform: Matrix;
  readonly codes: ArrayLike<number>;
  readonly arguments: readonly unknown[];
  /** The font of a name; null where it could not be loaded. */
  font(name: string): FontInfo | null;
  /** Whether an annotation is a remark, a stamp or a text put on the page, not a field of a form. */
  isRemark(annotation: unknown): boolean;
  /** Whether content of a layer is shown. */
  isLayerShown(layer: unknown): boolean;
}

/** States nested deeper than this belong to a hostile page; the renderers stop counting too. */
const MAX_STATES = 10_000;

type Ops = typeof pdfjs.OPS;

/** Values of an operator, whose shapes the package does not declare. */
type Values = readonly unknown[];

const numberAt = (values: Values, at: number): number => {
  const value = values[at];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

const matrixAt = (values: Values, at: number): Matrix | null =>
  matrixFrom(values[at] as ArrayLike<number> | null | undefined);

interface Group {
  readonly smask?: unknown;
}

export class PageScan {
  private readonly glyphs: Glyph[] = [];
  private readonly rules: Rule[] = [];
  private readonly fills: Fill[] = [];
  private readonly images: Box[] = [];
  private readonly placer = new GlyphPlacer(this.glyphs);
  private readonly paths = new PathReader(this.rules, this.fills);
  private readonly paint = new PaintOrder(this.glyphs);
  private readonly states: GraphicsState[] = [];
  private readonly layers: boolean[] = [];
  private hiddenLayers = 0;
  private state: GraphicsState;
  private isClipping = false;
  private uncountedStates = 0;
  private lostRuns = 0;
  private previous = 0;

  constructor(
    private readonly ops: Ops,
    private readonly page: PageOperators,
  ) {
    this.state = this.initialState();
  }

  scan(): PageContent {
    const { codes } = this.page;
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] as number;
      this.apply(code, (this.page.arguments[at] ?? []) as Values);
      this.previous = code;
    }
    const { number, width, height } = this.page;
    const { rules, fills, images, lostRuns } = this;
    return { number, width, height, glyphs: this.paint.seen(), rules, fills, images, lostRuns };
  }

  private initialState(): GraphicsState {
    return new GraphicsState(this.page.transform, [0, 0, this.page.width, this.page.height]);
  }

  private save(): void {
    if (this.states.length < MAX_STATES) this.states.push(this.state);
    else this.uncountedStates += 1;
    this.state = this.state.clone();
  }

  private restore(): void {
    this.isClipping = false;
    if (this.uncountedStates > 0) this.uncountedStates -= 1;
    else this.state = this.states.pop() ?? this.state;
  }

  private apply(code: number, values: Values): void {
    const { ops, state } = this;
    switch (code) {
      case ops.save:
        this.save();
        break;
      case ops.restore:
        // A transform with nothing behind it placed an image that was too large to be worth decoding.
        if (this.previous === ops.transform && this.isVisible) this.addImage();
        this.restore();
        break;
      case ops.transform:
        state.ctm = multiply(state.ctm, matrixFrom(values as number[]) ?? [0, 0, 0, 0, 0, 0]);
        break;
      case ops.setLineWidth:
        state.lineWidth = numberAt(values, 0);
        break;
      case ops.setGState:
        this.setGraphicsState((values[0] ?? []) as readonly (readonly [string, unknown])[]);
        break;
      case ops.setStrokeRGBColor:
        state.strokeColor = String(values[0]);
        break;
      case ops.setFillRGBColor:
        state.fillColor = String(values[0]);
        break;
      case ops.setStrokeTransparent:
        state.strokeColor = '#ffffff';
        break;
      case ops.setFillTransparent:
        state.fillColor = '#ffffff';
        break;
      case ops.setStrokeColorN:
        state.strokeColor = '#808080';
        break;
      case ops.setFillColorN:
        state.fillColor = '#808080';
        break;
      case ops.clip:
      case ops.eoClip:
        this.isClipping = true;
        break;
      case ops.constructPath:
        this.drawPath(values);
        break;
      case ops.beginText:
        state.beginText();
        break;
      case ops.setCharSpacing:
        state.charSpacing = numberAt(values, 0);
        break;
      case ops.setWordSpacing:
        state.wordSpacing = numberAt(values, 0);
        break;
      case ops.setHScale:
        state.horizontalScale = numberAt(values, 0) / 100;
        break;
      case ops.setLeading:
        state.leading = -numberAt(values, 0);
        break;
      case ops.setFont:
        state.setFont(this.page.font(String(values[0])), numberAt(values, 1));
        break;
      case ops.setTextRenderingMode:
        state.renderingMode = numberAt(values, 0);
        break;
      case ops.setTextRise:
        state.rise = numberAt(values, 0);
        break;
      case ops.moveText:
        state.moveText(numberAt(values, 0), numberAt(values, 1));
        break;
      case ops.setLeadingMoveText:
        state.leading = numberAt(values, 1);
        state.moveText(numberAt(values, 0), numberAt(values, 1));
        break;
      case ops.setTextMatrix:
        state.setTextMatrix(matrixAt(values, 0) ?? state.textMatrix);
        break;
      case ops.nextLine:
        state.moveText(0, state.leading);
        break;
      case ops.showText:
        this.showText((values[0] ?? []) as readonly (ShownGlyph | number)[]);
        break;
      case ops.paintFormXObjectBegin:
        this.beginForm(matrixAt(values, 0), values[1] as ArrayLike<number> | null);
        break;
      case ops.paintFormXObjectEnd:
      case ops.endGroup:
        this.restore();
        break;
      case ops.beginGroup:
        this.beginGroup(values[0] as Group | undefined);
        break;
      case ops.beginAnnotation:
        this.beginAnnotation(values);
        break;
      case ops.endAnnotation:
        this.restore();
        break;
      case ops.beginMarkedContent:
        this.openLayer(true);
        break;
      case ops.beginMarkedContentProps:
        this.openLayer(values[0] !== 'OC' || this.page.isLayerShown(values[1]));
        break;
      case ops.endMarkedContent:
        if (this.layers.pop() === false) this.hiddenLayers -= 1;
        break;
      case ops.shadingFill:
        if (this.isVisible) this.paint.ink(state.clip, state);
        break;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
      case ops.paintSolidColorImageMask:
        this.addImage();
        break;
    }
  }

  private get isVisible(): boolean {
    return this.hiddenLayers === 0;
  }

  private openLayer(isShown: boolean): void {
    this.layers.push(isShown);
    if (!isShown) this.hiddenLayers += 1;
  }

  private setGraphicsState(entries: readonly (readonly [string, unknown])[]): void {
    const { state } = this;
    for (const [key, value] of entries) {
      if (key === 'LW') state.lineWidth = Number(value);
      else if (key === 'CA') state.strokeAlpha = Number(value);
      else if (key === 'ca') state.fillAlpha = Number(value);
      else if (key === 'BM') state.isBlended = value !== 'source-over';
      else if (key === 'SMask') state.isMasked = value !== false;
      else if (key === 'Font' && Array.isArray(value))
        state.setFont(this.page.font(String(value[0])), Number(value[1]));
    }
  }

  private showText(glyphs: readonly (ShownGlyph | number)[]): void {
    // A font that failed gives no glyphs for its bytes, so only the operator is left to count.
    const { state } = this;
    const from = this.glyphs.length;
    if (state.font === null) this.lostRuns += 1;
    else this.placer.show(glyphs, state, this.isVisible);
    this.paint.show(from, state);
  }

  private drawPath(values: Values): void {
    const { ops, state } = this;
    const data = (values[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0] ?? null;
    if (data !== null && this.isVisible && !state.hidden) {
      switch (values[0]) {
        case ops.stroke:
        case ops.closeStroke:
          this.strokePath(data);
          break;
        case ops.fill:
        case ops.eoFill:
          this.fillPath(data);
          break;
        case ops.fillStroke:
        case ops.eoFillStroke:
        case ops.closeFillStroke:
        case ops.closeEOFillStroke:
          this.fillPath(data);
          this.strokePath(data);
          break;
      }
    }
    if (this.isClipping) {
      state.clipTo((data === null ? null : pathBounds(data, state.ctm)) ?? [0, 0, 0, 0]);
      state.isShaped ||= data !== null && plainBox(data, state.ctm) === null;
      this.isClipping = false;
    }
  }

  private strokePath(data: ArrayLike<number>): void {
    this.paths.stroke(data, this.state);
    this.paint.stroke(data, this.state);
  }

  private fillPath(data: ArrayLike<number>): void {
    this.paths.fill(data, this.state);
    this.paint.fill(data, this.state);
  }

  private beginForm(matrix: Matrix | null, bounds: ArrayLike<number> | null): void {
    this.save();
    const { state } = this;
    if (matrix !== null) state.ctm = multiply(state.ctm, matrix);
    if (bounds !== null && bounds.length >= 4) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(bounds);
      state.clipTo(boundsOf(state.ctm, x0, y0, x1, y1));
    }
  }

  private beginGroup(group: Group | undefined): void {
    this.save();
    const { state } = this;
    // What a mask is made of is not on the page.
    state.hidden ||= state.fillAlpha === 0 || Boolean(group?.smask);
    // Nothing within hides more than the whole does.
    state.isSheer = !state.isOpaque;
    state.isBlended = false;
    state.fillAlpha = 1;
    state.strokeAlpha = 1;
  }

  /** Form fields and stamps start over from the page's own state. */
  private beginAnnotation(values: Values): void {
    this.save();
    const rect = values[1] as ArrayLike<number> | null;
    this.state = this.initialState();
    this.state.isAdded = this.page.isRemark(values[0]);
    if (rect !== null && rect.length >= 4) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(rect);
      this.state.clipTo(boundsOf(this.state.ctm, x0, y0, x1, y1));
    }
    for (const at of [2, 3]) {
      const matrix = matrixAt(values, at);
      if (matrix !== null) this.state.ctm = multiply(this.state.ctm, matrix);
    }
  }

  private addImage(): void {
    const { state } = this;
    if (!this.isVisible || state.hidden || state.fillAlpha === 0) return;
    const box = boundsOf(state.ctm, 0, 0, 1, 1);
    const rule = thinRule(box);
    this.paint.ink(box, state);
    if (rule === null) this.images.push(box);
    else if (rule.to > rule.from) this.rules.push(rule);
  }
}
