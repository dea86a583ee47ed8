/** Where the page gets its data: from its own blocks, or from the local application. */
import { unpackEvaluation, type PackedEvaluation } from '../packing.js';
import type { EvaluationView, Overview, PageSetup, PageSource, PictureView } from '../view.js';

export interface DataSource {
  overview(): Promise<Overview>;
  /** Null where there is none of that number. */
  evaluation(key: number): Promise<EvaluationView | null>;
  /** Null where the page is not at hand. */
  picture(sha256: string, page: number): Promise<PictureView | null>;
}

function block(name: string): unknown {
  const text = document.getElementById(`data-${name}`)?.textContent;
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

export function readSetup(): PageSetup {
  return block('setup') as PageSetup;
}

export function openSource(source: PageSource): DataSource {
  return source.kind === 'embedded' ? embedded() : fromServer(source);
}

function embedded(): DataSource {
  return {
    overview: async () => block('overview') as Overview,
    async evaluation(key) {
      const packed = block(`evaluation-${String(key)}`) as PackedEvaluation | null;
      return packed && unpackEvaluation(packed);
    },
    picture: async (sha256, page) => block(`picture-${sha256}-${String(page)}`) as PictureView | null,
  };
}

function fromServer(source: Extract<PageSource, { kind: 'server' }>): DataSource {
  const json = async (address: string): Promise<unknown> => {
    const response = await fetch(address);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  /** The last picture: its address holds memory until it is given back. */
  let shown: { readonly address: string; readonly picture: PictureView } | null = null;
  return {
    overview: async () => (await json(source.overview)) as Overview,
    evaluation: async (key) => (await json(source.evaluation.replace('{key}', String(key)))) as EvaluationView | null,
    async picture(sha256, page) {
      const address = source.picture.replace('{document}', sha256).replace('{page}', String(page));
      if (shown?.address === address) return shown.picture;
      const response = await fetch(address);
      if (!response.ok) return null;
      const [width = 0, height = 0] = (response.headers.get('fuhe-page-size') ?? '').split(' ').map(Number);
      const url = URL.createObjectURL(await response.blob());
      if (shown !== null) URL.revokeObjectURL(shown.picture.url);
      shown = { address, picture: { width, height, url } };
      return shown.picture;
    },
  };
}
