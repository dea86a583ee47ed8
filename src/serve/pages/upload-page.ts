/** The first page: the form, which works by itself; with script it takes folders and shows progress. */
import { html } from 'hono/html';
import type { Lang } from '../../model/lang.js';
import { inMegabytes, type ServeLimits } from '../limits.js';
import { renderFrame } from './layout.js';
import { PAGE_TEXTS } from './texts.js';

export function uploadPage(limits: ServeLimits, lang: Lang): Promise<string> {
  const { about, upload } = PAGE_TEXTS[lang];
  const minutes = Math.round(limits.keep / 60_000);
  const body = html`<h1>${upload.title}</h1>
    <p class="about">${about}</p>
    <form
      id="upload"
      method="post"
      action="/"
      enctype="multipart/form-data"
      data-max-bytes="${limits.maxBytes}"
      data-max-files="${limits.maxFiles}"
      data-max-upload-bytes="${limits.maxUploadBytes}"
    >
      <div class="drop" id="drop">
        <p class="field">
          <label for="files">${upload.files}</label>
          <input type="file" id="files" name="files" multiple aria-describedby="formats" />
        </p>
        <p class="field" id="folder-field" hidden>
          <label for="folder">${upload.folder}</label>
          <input type="file" id="folder" multiple webkitdirectory aria-describedby="formats" />
        </p>
        <p id="drop-hint" hidden>${upload.drop}</p>
      </div>
      <p id="formats" class="quiet">
        ${upload.formats}${lang === 'en' ? ' ' : ''}${upload.limits(inMegabytes(limits.maxBytes), limits.maxFiles)}
      </p>
      <p><button type="submit">${upload.start}</button></p>
    </form>
    <section id="progress" hidden></section>
    <p class="quiet">${upload.local}${lang === 'en' ? ' ' : ''}${upload.keeping(minutes)}</p>`;
  return renderFrame({ lang, title: upload.title, body, withScript: true });
}
