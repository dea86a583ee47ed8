/** What a load did, and how it is told. */
import type { Severity } from '../model/diagnostic.js';
import type { Lang } from '../model/lang.js';
import { DocumentTally, type DocumentPart } from '../sinks/work.js';
import { stateOf, type LoadedIndex, type LoadedState } from './loaded-index.js';

export class LoadCount {
  readonly documents = { added: 0, replaced: 0, unchanged: 0 };
  /** Of all documents, those that could not be read. */
  failed = 0;
  /** Of the documents that were read. */
  evaluations = 0;
  /** Severities of which there are findings. */
  readonly severities = new Set<Severity>();
  private tally: DocumentTally | null = null;

  constructor(private readonly before: LoadedIndex) {}

  /** A document that was loaded already, and not read again. */
  keep(state: LoadedState): void {
    this.documents.unchanged += 1;
    this.note(state);
  }

  add(part: DocumentPart): void {
    if (!part.continued) {
      this.finish();
      this.tally = new DocumentTally(part.path, part.making);
    }
    this.tally?.add(part.results);
  }

  /** There is nothing more of the document before. */
  finish(): void {
    if (this.tally === null) return;
    const document = this.tally.finish();
    this.documents[this.before.compare(document)] += 1;
    this.evaluations += document.evaluations;
    this.note(stateOf(document));
    this.tally = null;
  }

  private note({ failed, severities }: LoadedState): void {
    if (failed) this.failed += 1;
    for (const severity of severities) this.severities.add(severity);
  }
}

export function renderLoadCount(
  { documents, failed, evaluations }: LoadCount,
  interrupted: boolean,
  lang: Lang,
): string {
  const { added, replaced, unchanged } = documents;
  const all = String(added + replaced + unchanged);
  const [n, r, u, f, e] = [added, replaced, unchanged, failed, evaluations].map(String);
  const line = {
    zh: `fuhe: ${all} 份文件：新增 ${n}，替换 ${r}，未变 ${u}；其中未读出 ${f}；读出自评表 ${e} 张\n`,
    en: `fuhe: ${all} documents: ${n} added, ${r} replaced, ${u} unchanged; ${f} of them not read; ${e} evaluations read\n`,
  };
  const go = {
    zh: 'fuhe: 已中断\n  接着处理：再次运行同一命令\n',
    en: 'fuhe: interrupted\n  to go on, run the same command again\n',
  };
  return line[lang] + (interrupted ? go[lang] : '');
}
