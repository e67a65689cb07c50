/** A message as a file that mail programs open as a draft (RFC 5322, RFC 2045–2047). */
export interface MailFile {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly body: string;
  /** Text of a calendar file to attach, with its method. */
  readonly calendar?: { readonly text: string; readonly method: string };
  /** Separates the parts; must not occur in them. A random word. */
  readonly boundary: string;
}

/** Writes a {@link MailFile}. Outlook opens it for sending (`X-Unsent`); others offer "send again". */
export const writeMail = ({ to, subject, body, calendar, boundary }: MailFile): string => {
  const text = part(
    ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    base64(body.replaceAll(/\r?\n/g, '\r\n')),
  );
  const head = [
    'MIME-Version: 1.0',
    'X-Unsent: 1',
    `To: ${headerText(to.name)} <${to.email.replaceAll(/[\s<>]/g, '')}>`,
    `Subject: ${headerText(subject)}`,
  ];
  if (calendar === undefined) return `${head.join('\r\n')}\r\n${text}`;
  const attached = part(
    [
      `Content-Type: text/calendar; charset=utf-8; method=${calendar.method}; name="meetup.ics"`,
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="meetup.ics"',
    ],
    base64(calendar.text),
  );
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    text,
    `--${boundary}`,
    attached,
    `--${boundary}--`,
    '',
  ].join('\r\n');
};

const part = (headers: readonly string[], content: string): string =>
  `${headers.join('\r\n')}\r\n\r\n${content}`;

/** A header's text as encoded words of at most 75 characters (RFC 2047); plain ASCII stays as it is. */
export const headerText = (text: string): string => {
  const clean = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  if (/^[\w !#$%&'*+\-/=?^`{|}~.]*$/.test(clean) && clean.length <= longestPlain) return clean;
  const words: string[] = [];
  let word = '';
  for (const character of clean) {
    if (bytesOf(word + character).length > bytesPerWord) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${encode64(bytesOf(one))}?=`).join('\r\n ');
};

const longestPlain = 60;

// 45 bytes are 60 characters of base 64, which with the word's frame stays under 75.
const bytesPerWord = 45;

const base64 = (text: string): string =>
  (encode64(bytesOf(text.toWellFormed())).match(/.{1,76}/g) ?? []).join('\r\n');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// Written out because this folder knows neither the window's nor Node's way.
const encode64 = (bytes: readonly number[]): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    text += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63);
    text += c === undefined ? '=' : alphabet.charAt(bits & 63);
  }
  return text;
};

const bytesOf = (text: string): number[] => {
  const bytes: number[] = [];
  for (const [, hex, plain] of encodeURIComponent(text).matchAll(/%(..)|(.)/gs)) {
    bytes.push(hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16));
  }
  return bytes;
};
