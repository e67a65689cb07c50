/** The longest address that mail programs on all three systems take, in characters after encoding. */
export const longestMailto = 2000;

/** One `mailto:` address and whom it reaches. */
export interface MailtoBatch {
  readonly url: string;
  readonly emails: readonly string[];
}

/**
 * Puts recipients into as few `mailto:` addresses as fit (RFC 6068), all as BCC so that nobody sees
 * the others. When subject and text leave no room for one recipient, the text is left out of all of
 * them (`hasText` is false) and has to be pasted; a recipient alone longer than that is `tooLong`.
 */
export const mailtoBatches = (
  emails: readonly string[],
  { subject, body }: { readonly subject: string; readonly body: string },
): {
  readonly batches: readonly MailtoBatch[];
  readonly hasText: boolean;
  readonly tooLong: readonly string[];
} => {
  const withText = `&subject=${encode(subject)}&body=${encode(body.replaceAll(/\r?\n/g, '\r\n'))}`;
  const longest = Math.max(0, ...emails.map(lengthOf));
  const hasText = begin.length + longest + withText.length <= longestMailto;
  const rest = hasText ? withText : `&subject=${encode(subject.slice(0, longestSubject))}`;
  const room = longestMailto - begin.length - rest.length;
  const batches: string[][] = [];
  const tooLong: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const email of emails) {
    const length = lengthOf(email);
    if (length > room) {
      tooLong.push(email);
    } else if (used + comma + length > room) {
      batches.push([email]);
      used = length;
    } else {
      batches.at(-1)?.push(email);
      used += comma + length;
    }
  }
  return {
    hasText,
    tooLong,
    batches: batches.map((there) => ({
      url: `${begin}${there.map(encode).join(',')}${rest}`,
      emails: there,
    })),
  };
};

const begin = 'mailto:?bcc=';

const longestSubject = 150;

// The shell that hands an address on writes it anew and encodes more than has to be: that counts.
const lengthOf = (email: string): number => encodeURIComponent(email.toWellFormed()).length;

const comma = encodeURIComponent(',').length;

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll('%40', '@');
