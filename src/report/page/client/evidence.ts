/** The original beside the form: the page with its findings framed, or the place in words where there is no page to show. */
import type { EvaluationView, Overview, PictureView, PlaceView } from '../view.js';
import type { DataSource } from './data.js';
import { h, replace } from './dom.js';
import { folded } from './folded.js';
import { placeText, rawRow } from './findings.js';
import { saidText, t } from './words.js';

/** Widths of the picture, in parts of the pane. */
const ZOOMS = [1, 1.5, 2, 3] as const;
/** A place without a finding has this number. */
const NO_FINDING = -1;

export interface Evidence {
  readonly element: HTMLElement;
  /** Shows the place of a finding, or of a row of the indicator block. */
  show(place: PlaceView, finding: number | null, row?: number): void;
}

interface Framed {
  readonly index: number;
  readonly place: PlaceView;
}

export function evidencePane(
  view: EvaluationView,
  overview: Overview,
  source: DataSource,
  choose: (finding: number) => void,
): Evidence {
  const stage = h('div', { class: 'stage', tabindex: 0, role: 'region', 'aria-label': t('original') });
  const caption = h('p', { class: 'muted', 'aria-live': 'polite' }, t('choosePlace'));
  let zoom = 0;
  let page: number | null = null;
  let focus: Framed | null = null;

  const resize = (step: number): void => {
    zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
    const picture = stage.querySelector<HTMLElement>('.original-page');
    if (picture !== null) picture.style.width = `${String((ZOOMS[zoom] ?? 1) * 100)}%`;
    scrollToFocus();
  };
  const scrollToFocus = (): void => {
    const frame = stage.querySelector<HTMLElement>('.frame.chosen');
    if (frame === null) return;
    stage.scrollTop = frame.offsetTop + frame.offsetHeight / 2 - stage.clientHeight / 2;
    stage.scrollLeft = frame.offsetLeft + frame.offsetWidth / 2 - stage.clientWidth / 2;
  };
  const draw = (picture: PictureView, number: number): void => {
    const framed = view.findings.map((finding, index): Framed => ({ index, place: finding.place }));
    const own = focus !== null && focus.index === NO_FINDING ? [...framed, focus] : framed;
    const frames = own
      .filter(({ place }) => place.page === number && place.bbox != null)
      .map((each) => frameOf(each, picture, each.index === focus?.index));
    const image = h('img', { src: picture.url, alt: t('pageOf', { page: number }) });
    image.addEventListener('load', scrollToFocus);
    const sheet = h('div', { class: 'original-page' }, image, ...frames);
    sheet.style.width = `${String((ZOOMS[zoom] ?? 1) * 100)}%`;
    replace(stage, sheet);
    scrollToFocus();
  };
  const frameOf = ({ index, place }: Framed, { width, height }: PictureView, isChosen: boolean): HTMLElement => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = place.bbox ?? [];
    const finding = view.findings[index];
    const name =
      finding === undefined
        ? t('place')
        : t('labelled', { name: t('finding', { number: index + 1 }), text: saidText(finding.message) });
    const frame = h('button', {
      type: 'button',
      class: `frame ${finding?.severity ?? 'plain'}${isChosen ? ' chosen' : ''}`,
      'aria-label': name,
      title: name,
      onclick: () => {
        if (finding !== undefined) choose(index);
      },
    });
    frame.style.left = `${String((x0 / width) * 100)}%`;
    frame.style.top = `${String((y0 / height) * 100)}%`;
    frame.style.width = `${String(((x1 - x0) / width) * 100)}%`;
    frame.style.height = `${String(((y1 - y0) / height) * 100)}%`;
    return frame;
  };
  const turnTo = async (number: number, otherwise: string): Promise<void> => {
    page = number;
    const picture = await source.picture(view.source.sha256, number).catch(() => null);
    // Another page was asked for in the meantime.
    if (page !== number) return;
    replace(caption, picture === null ? otherwise : t('pageOf', { page: number }));
    if (picture === null) replace(stage);
    else draw(picture, number);
    stage.hidden = picture === null;
  };
  const noPicture = (): string => {
    const reasons = {
      earlier: t('pictureEarlier'),
      limit: `${t('noPicture')} ${t('pictureLimit')}`,
      none: t('noPicture'),
      all: t('noPicture'),
    };
    return reasons[overview.pictures];
  };
  const turn = (step: number): void => {
    const pages = view.source.pages ?? [];
    const next = pages[pages.indexOf(page ?? -1) + step] ?? (page === null ? pages[0] : undefined);
    if (next === undefined) return;
    void turnTo(next, inSentences(t('page', { page: next }), noPicture()));
  };

  const button = (text: string, name: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', 'aria-label': name, title: name, onclick: act }, text);
  const tools = h(
    'div',
    { class: 'tools' },
    button('‹', t('previousPage'), () => {
      turn(-1);
    }),
    button('›', t('nextPage'), () => {
      turn(1);
    }),
    button('−', t('zoomOut'), () => {
      resize(-1);
    }),
    button('＋', t('zoomIn'), () => {
      resize(1);
    }),
  );
  tools.hidden = view.source.pages == null;
  stage.hidden = true;
  const first = view.findings.find(({ place }) => place.page != null)?.place.page;
  if (first != null) void turnTo(first, t('choosePlace'));
  return {
    element: h(
      'section',
      { class: 'evidence' },
      h('div', { class: 'line' }, h('h2', {}, t('original')), tools),
      caption,
      stage,
    ),
    show(place, finding, row = 0) {
      focus = { index: finding ?? NO_FINDING, place };
      const words = placeText(place);
      if (place.page == null) {
        const cell = finding === null ? `indicators/${String(row)}` : (view.findings[finding]?.cell ?? null);
        const raw = rawRow(view, cell);
        page = null;
        stage.hidden = true;
        replace(
          caption,
          words === '' ? t('noPages') : t('sentence', { text: words }),
          raw != null && h('span', { class: 'raw-row' }, folded(raw)),
        );
      } else void turnTo(place.page, inSentences(words, noPicture()));
    },
  };
}

function inSentences(place: string, more: string): string {
  return `${t('sentence', { text: place })} ${more}`;
}
