/** All tables that the overview lists, one after the other, for paper. */
import { listedKeys, overviewAddress, type App } from './app.js';
import { h } from './dom.js';
import { footnotes, heading } from './evaluation.js';
import { formView } from './form.js';
import { t } from './words.js';

export async function printView(app: App): Promise<HTMLElement> {
  const articles: HTMLElement[] = [];
  for (const key of listedKeys(app)) {
    const view = await app.source.evaluation(key);
    if (view === null) continue;
    const form = formView(view, { prefix: `cell-${String(key)}-`, choose: null, showRow: null });
    articles.push(h('article', { class: 'sheet' }, heading(view), form, footnotes(view, app)));
  }
  app.beforePrint = () => undefined;
  return h(
    'main',
    { id: 'content', tabindex: -1, class: 'sheets' },
    h(
      'nav',
      { class: 'line' },
      h('a', { class: 'button', href: overviewAddress(app.choice) }, `← ${t('back')}`),
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            window.print();
          },
        },
        t('print'),
      ),
    ),
    ...articles,
  );
}
