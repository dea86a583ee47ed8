/** The program of the auditor's page: shows what its address asks for. */
import { overviewAddress, type App } from './app.js';
import { openSource, readSetup } from './data.js';
import { h, replace, type Child } from './dom.js';
import { evaluationScreen, type EvaluationScreen } from './evaluation.js';
import { keyListener } from './keys.js';
import { overviewView } from './overview.js';
import { printView } from './print-view.js';
import { EVERYTHING, readChoice } from './rows.js';
import { applyTheme, nextTheme, themeName } from './theme.js';
import { language, said, speak, t } from './words.js';

/** What the address behind `#/` asks for. */
interface Route {
  readonly view: 'overview' | 'print' | number;
  readonly fields: string;
}

function routeOf(hash: string): Route {
  const [path = '', fields = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  if (path === 'print') return { view: 'print', fields };
  return { view: /^\d{1,7}$/.test(path) ? Number(path) : 'overview', fields };
}

class Page {
  private screen: EvaluationScreen | null = null;
  /** Counts the changes: a view that loads slowly must not replace a later one. */
  private turn = 0;
  /** How far down the overview was. */
  private scrolled = 0;

  constructor(
    private readonly app: App,
    private readonly root: HTMLElement,
  ) {
    window.addEventListener('hashchange', () => void this.show());
    window.addEventListener('beforeprint', () => {
      this.app.beforePrint();
    });
    document.addEventListener(
      'keydown',
      keyListener(
        () => this.screen,
        () => {
          location.hash = overviewAddress(this.app.choice);
        },
      ),
    );
  }

  async show(): Promise<void> {
    const route = routeOf(location.hash);
    const turn = ++this.turn;
    const before = this.root.querySelector('main.overview');
    if (before !== null) this.scrolled = window.scrollY;
    if (typeof route.view !== 'number') this.app.choice = readChoice(route.fields);
    const made = await this.content(route).catch(() => message(t('cannotLoad')));
    if (turn !== this.turn) return;
    this.screen = 'element' in made ? made : null;
    const content = 'element' in made ? made.element : made;
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
    document.title = `${content.querySelector('h1')?.textContent ?? ''} · ${t('title')}`;
    replace(this.root, this.bar(), content);
    window.scrollTo(0, route.view === 'overview' && before === null ? this.scrolled : 0);
    if (turn > 1) content.focus({ preventScroll: true });
    const cell = new URLSearchParams(route.fields).get('cell');
    if (cell !== null) this.screen?.showCell(cell);
  }

  private async content(route: Route): Promise<HTMLElement | EvaluationScreen> {
    if (route.view === 'overview') return overviewView(this.app);
    if (route.view === 'print') return printView(this.app);
    const view = await this.app.source.evaluation(route.view);
    return view === null ? message(t('notFound')) : evaluationScreen(this.app, view);
  }

  /** The head of every view. */
  private bar(): HTMLElement {
    const { links } = this.app.setup;
    const button = (text: string, act: () => void, lang: string | null = null): HTMLElement =>
      h('button', { type: 'button', lang, onclick: act }, text);
    return h(
      'header',
      { class: 'bar' },
      h(
        'a',
        {
          class: 'skip',
          href: '#content',
          onclick: (event) => {
            event.preventDefault();
            document.getElementById('content')?.focus();
          },
        },
        t('skip'),
      ),
      h('a', { class: 'home', href: overviewAddress(EVERYTHING) }, h('span', { lang: 'zh-CN' }, '复核')),
      h(
        'div',
        { class: 'actions' },
        ...links.map(({ href, text, download }) =>
          h('a', { class: 'button', href, download: download === true }, said(text)),
        ),
        button(
          t('otherLanguage'),
          () => {
            this.switchLanguage();
          },
          language() === 'zh' ? 'en' : 'zh-CN',
        ),
        button(t(themeName()), () => {
          nextTheme();
          replace(this.root.querySelector('header.bar') ?? this.root, ...Array.from(this.bar().childNodes));
        }),
        button(t('print'), () => {
          window.print();
        }),
      ),
    );
  }

  private switchLanguage(): void {
    speak(language() === 'zh' ? 'en' : 'zh');
    void this.show();
  }
}

function message(...children: Child[]): HTMLElement {
  return h(
    'main',
    { id: 'content', tabindex: -1 },
    h('h1', {}, ...children),
    h('p', {}, h('a', { href: '#/' }, t('back'))),
  );
}

async function start(): Promise<void> {
  const root = document.getElementById('page');
  if (root === null) return;
  const setup = readSetup();
  speak(setup.lang);
  applyTheme();
  const source = openSource(setup.source);
  replace(root, h('p', { class: 'muted', role: 'status' }, t('loading')));
  const overview = await source.overview().catch(() => null);
  if (overview === null) replace(root, message(t('cannotLoad')));
  else await new Page({ setup, source, overview, choice: EVERYTHING, beforePrint: () => undefined }, root).show();
}

void start();
