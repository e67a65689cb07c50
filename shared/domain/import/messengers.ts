import { readMessenger } from '../person/messenger.ts';
import type { Person } from '../person/person.ts';
import { foldText } from '../search/fold.ts';
import { oneLine } from './cells.ts';
import { headerKey, headerKeys } from './headerWords.ts';
import { splitList } from './lists.ts';

/** An address of a messenger: which service, and the name there. */
export type MessengerFacts = Pick<NonNullable<Person['im']>[number], 'service' | 'handle'>;

/**
 * Reads the messenger addresses in a cell: `LINE: taro; WeChat: taro88`, or only the names where the
 * column is of one service. `undefined` when it is not told of which service a name is.
 */
export const readMessengers = (
  cell: string,
  service: string | undefined,
): readonly MessengerFacts[] | undefined => {
  const read = splitList(cell).map((part): MessengerFacts | undefined => {
    const text = oneLine(part);
    const parts = readMessenger(text);
    if (service === undefined) return parts;
    const isTold = parts !== undefined && foldText(parts.service) === foldText(service);
    return { service, handle: isTold ? parts.handle : text };
  });
  return read.every((entry) => entry !== undefined) ? read : undefined;
};

/** What two ways of writing the same address have in common. */
export const messengerKey = ({ service, handle }: MessengerFacts): string =>
  `${foldText(oneLine(service))}:${foldText(oneLine(handle))}`;

/** An address as one text, as {@link readMessengers} reads it. */
export const messengerText = ({ service, handle }: MessengerFacts): string =>
  `${service}: ${handle}`;

/** The service that a column is of, by its header (`LINE ID`, `WeChat`); `undefined` for any other. */
export const serviceOfHeader = (header: string): string | undefined =>
  services().get(headerKey(header).replace(/id$|account$|アカウント$/u, ''));

const names = 'LINE, WeChat, Telegram, Skype, Signal, Viber, Zalo, KakaoTalk, Discord, Facebook';
const otherNames: Readonly<Record<string, string>> = {
  ライン: 'LINE',
  微信: 'WeChat',
  ウィーチャット: 'WeChat',
  テレグラム: 'Telegram',
  スカイプ: 'Skype',
  カカオトーク: 'KakaoTalk',
  kakao: 'KakaoTalk',
  'facebook messenger': 'Facebook',
};

let known: ReadonlyMap<string, string> | undefined;

const services = (): ReadonlyMap<string, string> =>
  (known ??= new Map([
    ...headerKeys(names).map((key, index) => [key, names.split(', ')[index] ?? ''] as const),
    ...Object.entries(otherNames).map(([name, service]) => [headerKey(name), service] as const),
  ]));
