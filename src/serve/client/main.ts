/** The program of the first page: takes files and folders by choice or drop, uploads them, and shows how far they are. */
import { h, replace } from '../../report/page/client/dom.js';
import { fromDrop, fromInput, type ChosenFile } from './chosen-files.js';
import { ProgressList } from './progress-list.js';
import { UploadJob } from './upload-job.js';
import { sizeText, words } from './words.js';

interface Limits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  readonly maxUploadBytes: number;
}

class UploadForm {
  private chosen: ChosenFile[] = [];
  private readonly notice = h('p', { id: 'notice', role: 'status' });
  private readonly clear = h(
    'button',
    {
      type: 'button',
      class: 'plain',
      onclick: () => {
        this.choose([]);
      },
    },
    words.clear,
  );

  constructor(
    private readonly form: HTMLFormElement,
    private readonly progress: HTMLElement,
    private readonly limits: Limits,
  ) {
    const files = this.input('files');
    const folder = this.input('folder');
    form.classList.add('scripted');
    for (const hidden of form.querySelectorAll<HTMLElement>('[hidden]')) hidden.hidden = false;
    this.clear.hidden = true;
    form.append(this.notice, this.clear);
    files.addEventListener('change', () => {
      this.choose(fromInput(files));
    });
    folder.addEventListener('change', () => {
      this.choose(fromInput(folder));
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.start();
    });
    this.takeDrops();
  }

  private input(id: string): HTMLInputElement {
    return this.form.querySelector(`#${id}`) as HTMLInputElement;
  }

  private choose(files: readonly ChosenFile[]): void {
    this.chosen = [...files];
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    this.say(files.length === 0 ? '' : words.ready(files.length, sizeText(size)));
    this.clear.hidden = files.length === 0;
    if (files.length === 0) for (const id of ['files', 'folder']) this.input(id).value = '';
  }

  private say(text: string, isProblem = false): void {
    replace(this.notice, text);
    this.notice.className = isProblem ? 'problem' : '';
  }

  /** Anywhere in the window: a file that misses the box would otherwise replace the page. */
  private takeDrops(): void {
    const box = this.form.querySelector('#drop') as HTMLElement;
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      box.classList.add('over');
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) box.classList.remove('over');
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      box.classList.remove('over');
      if (event.dataTransfer === null || this.form.hidden) return;
      void fromDrop(event.dataTransfer).then((files) => {
        this.choose([...this.chosen, ...files]);
      });
    });
  }

  private start(): void {
    const problem = this.problem();
    if (problem !== null) {
      this.say(problem, true);
      return;
    }
    const list = new ProgressList(this.chosen);
    const job = new UploadJob(this.chosen, {
      sent: (bytes) => {
        list.sent(bytes);
      },
      progress: (files) => {
        list.show(files);
      },
      done: (address) => {
        location.assign(`${address}/page`);
      },
      failed: (message) => {
        this.back();
        this.say(message, true);
      },
    });
    const cancel = h(
      'button',
      {
        type: 'button',
        onclick: () =>
          void job.cancel().then(() => {
            this.back();
          }),
      },
      words.cancel,
    );
    replace(this.progress, list.element, h('p', {}, cancel));
    this.show(true);
    cancel.focus();
  }

  private problem(): string | null {
    const { maxBytes, maxFiles, maxUploadBytes } = this.limits;
    const total = this.chosen.reduce((sum, { file }) => sum + file.size, 0);
    const large = this.chosen.find(({ file }) => file.size > maxBytes);
    if (this.chosen.length === 0) return words.nothing;
    if (this.chosen.length > maxFiles) return words.tooMany(maxFiles);
    if (large !== undefined && this.chosen.length === 1) return words.tooLarge(large.name, sizeText(maxBytes));
    return total > maxUploadBytes ? words.tooLargeTogether(sizeText(maxUploadBytes)) : null;
  }

  private back(): void {
    this.show(false);
    this.choose(this.chosen);
  }

  private show(isRunning: boolean): void {
    this.form.hidden = isRunning;
    this.progress.hidden = !isRunning;
  }
}

const form = document.querySelector<HTMLFormElement>('#upload');
const progress = document.querySelector<HTMLElement>('#progress');
if (form !== null && progress !== null) {
  const limit = (name: string): number => Number(form.dataset[name]);
  const limits = { maxBytes: limit('maxBytes'), maxFiles: limit('maxFiles'), maxUploadBytes: limit('maxUploadBytes') };
  new UploadForm(form, progress, limits);
}
