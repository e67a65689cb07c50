import type { MessagePurpose } from './contact.ts';
import type { Message } from './message.ts';

/** Messages to begin with, by language and purpose. Organisers change them before they send. */
export const builtInMessages: Readonly<Record<string, Readonly<Record<MessagePurpose, Message>>>> =
  {
    en: {
      invitation: {
        subject: 'Invitation: {meetup}',
        body: 'Dear {name},\n\nWe would be glad to see you at {meetup}.\n{theme}\n\nWhen: {date}, {time}\nWhere: {venue}\n{link}\n\nPlease tell us whether you can come, and whether we should know about diet or access.\n\n{chapter}',
      },
      reminder: {
        subject: 'Will you come? {meetup}',
        body: 'Dear {name},\n\nWe have not heard from you about {meetup} on {date}, {time}, at {venue}. Could you tell us whether you will come? A short answer is enough.\n\n{chapter}',
      },
      'seat-offered': {
        subject: 'A seat for you: {meetup}',
        body: 'Dear {name},\n\nA seat has become free at {meetup} on {date}, {time}. It is yours if you would like it. Please tell us soon, so that we can otherwise ask the next one.\n\n{chapter}',
      },
      changed: {
        subject: 'Changed: {meetup}',
        body: 'Dear {name},\n\n{meetup} has changed:\n\nWhen: {date}, {time}\nWhere: {venue}\n{link}\n\nPlease tell us if you can no longer come.\n\n{chapter}',
      },
      cancelled: {
        subject: 'Cancelled: {meetup}',
        body: 'Dear {name},\n\nWe are sorry: {meetup} on {date} will not take place. We will write when there is a new date.\n\n{chapter}',
      },
      thanks: {
        subject: 'Thank you for coming: {meetup}',
        body: 'Dear {name},\n\nThank you for coming to {meetup}. We hope to see you again.\n\n{chapter}',
      },
    },
    ja: {
      invitation: {
        subject: '【ご案内】{meetup}',
        body: '{name} 様\n\n{meetup}を開催します。ぜひご参加ください。\n{theme}\n\n日時：{date} {time}\n会場：{venue}\n{link}\n\nご出欠と、お食事やバリアフリーについてのご希望をお知らせください。\n\n{chapter}',
      },
      reminder: {
        subject: '【出欠のご確認】{meetup}',
        body: '{name} 様\n\n{date} {time}の{meetup}（{venue}）について、まだお返事をいただいていません。ご出欠を一言お知らせいただければ幸いです。\n\n{chapter}',
      },
      'seat-offered': {
        subject: '【お席のご案内】{meetup}',
        body: '{name} 様\n\n{date} {time}の{meetup}にお席のご用意ができました。ご希望でしたら、お早めにお返事をお願いします。\n\n{chapter}',
      },
      changed: {
        subject: '【変更のお知らせ】{meetup}',
        body: '{name} 様\n\n{meetup}に変更があります。\n\n日時：{date} {time}\n会場：{venue}\n{link}\n\nご都合が合わなくなった場合はお知らせください。\n\n{chapter}',
      },
      cancelled: {
        subject: '【中止のお知らせ】{meetup}',
        body: '{name} 様\n\n申し訳ございませんが、{date}の{meetup}は中止となりました。新しい日程が決まりましたらご連絡します。\n\n{chapter}',
      },
      thanks: {
        subject: '【御礼】{meetup}',
        body: '{name} 様\n\n{meetup}にご参加いただき、ありがとうございました。またお会いできるのを楽しみにしています。\n\n{chapter}',
      },
    },
  };

/** How everybody is addressed where one text goes to all; nothing in a language that is not here. */
export const everybody: Readonly<Record<string, string>> = {
  ...{ en: 'all', ja: '皆さま', de: 'alle', es: 'todas y todos', fr: 'toutes et tous' },
  ...{ id: 'Bapak/Ibu sekalian', ko: '여러분', ms: 'Tuan/Puan sekalian', th: 'ทุกท่าน' },
  ...{ vi: 'Quý vị', 'zh-Hans': '各位', 'zh-Hant': '各位' },
};

/** The language a person is written to in: the first of theirs that there is a text in. */
export const languageFor = (
  preferred: readonly string[],
  available: readonly string[],
  fallback: string,
): string => {
  for (const tag of preferred) {
    const found =
      available.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
      available.find((one) => baseOf(one) === baseOf(tag));
    if (found !== undefined) return found;
  }
  return available.includes(fallback) ? fallback : (available[0] ?? 'en');
};

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
