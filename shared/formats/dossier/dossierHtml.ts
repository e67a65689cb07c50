/** A heading with lines of a name and what it says; all of it plain text. */
export interface DossierSection {
  readonly title: string;
  readonly lines: readonly (readonly [name: string, text: string])[];
}

/** What is put into {@link dossierHtml}. */
export interface Dossier {
  /** BCP 47 tag of the texts. */
  readonly lang: string;
  readonly title: string;
  /** Says whose data this is, from where, and of when. */
  readonly introduction: string;
  /** A picture of the person as a `data:` URL. */
  readonly picture?: { readonly src: string; readonly alt: string } | undefined;
  readonly sections: readonly DossierSection[];
}

/**
 * One person's data as a page of its own that any browser shows and prints (also to PDF). Every text
 * is escaped and nothing is loaded or run from it.
 */
export const dossierHtml = ({ lang, title, introduction, picture, sections }: Dossier): string =>
  [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${styles}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(introduction)}</p>`,
    ...(picture === undefined
      ? []
      : [`<img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}">`]),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .flatMap((section) => [
        `<h2>${escapeHtml(section.title)}</h2>`,
        '<table>',
        ...section.lines.map(
          ([name, text]) =>
            `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`,
        ),
        '</table>',
      ]),
    '</body>',
    '</html>',
    '',
  ].join('\n');

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const styles = [
  'body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:#222}',
  'img{width:8rem;height:8rem;border-radius:6px}',
  'h2{margin:1.5rem 0 .25rem;font-size:1.05rem}',
  'table{width:100%;border-collapse:collapse}',
  'th,td{padding:.25rem .5rem;border-top:1px solid #ddd;text-align:start;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}',
  'th{width:12rem;font-weight:500;color:#555}',
  '@media print{body{margin:0}tr{break-inside:avoid}}',
].join('');
