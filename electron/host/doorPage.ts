import en from '#shared/i18n/en/host.json' with { type: 'json' };
import ja from '#shared/i18n/ja/host.json' with { type: 'json' };

/**
 * The page for whoever comes without a session: says in plain words how to open Tsudoi, in the
 * language the browser prefers, and holds no data, script or style.
 */
export const doorPage = (acceptLanguage: string | undefined): string => {
  const japanese = acceptLanguage?.trim().toLowerCase().startsWith('ja') ?? false;
  const texts = japanese ? ja : en;
  return `<!doctype html>
<html lang="${japanese ? 'ja' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<h1>${texts.title}</h1>
<p>${texts.closedDoor}</p>
<p>${texts.howToOpen}</p>
<p>${texts.usedToken}</p>
</html>
`;
};

/**
 * Sends the browser on to the app by a navigation of our own. Needed when a link on another site led
 * here: a redirect would still count as that site's request and the strict cookie would stay away.
 */
export const onwardPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=/">
<title>Tsudoi</title>
</html>
`;
