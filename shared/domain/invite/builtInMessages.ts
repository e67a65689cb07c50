import type { EventStatus } from '../meetup/stages.ts';
import type { MessagePurpose } from './contact.ts';
import type { Message } from './message.ts';

/** The languages there is a built-in text in. */
export const builtInLanguages = ['en', 'ja'] as const;

/**
 * The message to begin with, in a language of {@link builtInLanguages} (nothing in another one).
 * Organisers change it before they send. What changed reads by what happened to the meetup.
 */
export const builtInMessage = (
  language: string,
  about: { readonly purpose: MessagePurpose; readonly eventStatus: EventStatus },
): Message | undefined => {
  const texts = builtIn.get(language);
  return (
    (about.purpose === 'changed' ? texts?.changes[about.eventStatus] : undefined) ??
    texts?.messages[about.purpose]
  );
};

interface Texts {
  readonly messages: Readonly<Record<MessagePurpose, Message>>;
  /** Instead of the message `changed`. */
  readonly changes: Readonly<Partial<Record<EventStatus, Message>>>;
}

const facts = {
  en: 'When: {date}, {time} ({zone})\nIn Japan: {japanTime}\nWhere: {venue}\n{address}\nOnline: {link}',
  ja: '日時：{date} {time}（{zone}）\n日本時間：{japanTime}\n会場：{venue}\n{address}\nオンライン：{link}',
};

const en: Texts = {
  messages: {
    invitation: {
      subject: 'Invitation: {meetup}',
      body: `Dear {name},\n\nWe would be glad to see you at {meetup}.\n{theme}\n\n${facts.en}\nPlease answer by: {answerBy}\n\nPlease tell us whether you can come, and whether we should know about diet or access.\n\n{chapter}`,
    },
    reminder: {
      subject: 'Will you come? {meetup}',
      body: `Dear {name},\n\nWe have not heard from you about {meetup}. Could you tell us whether you will come? A short answer is enough.\n\n${facts.en}\nPlease answer by: {answerBy}\n\n{chapter}`,
    },
    'seat-offered': {
      subject: 'A seat for you: {meetup}',
      body: `Dear {name},\n\nA seat has become free at {meetup}. It is yours if you would like it. Please tell us soon, so that we can otherwise ask the next one.\n\n${facts.en}\n\n{chapter}`,
    },
    changed: {
      subject: 'Changed: {meetup}',
      body: `Dear {name},\n\n{meetup} has changed. This is how it stands now:\n\n${facts.en}\n\nPlease tell us if you can no longer come.\n\n{chapter}`,
    },
    cancelled: {
      subject: 'Cancelled: {meetup}',
      body: 'Dear {name},\n\nWe are sorry: {meetup} on {date} will not take place.\n\n{chapter}',
    },
    thanks: {
      subject: 'Thank you for coming: {meetup}',
      body: 'Dear {name},\n\nThank you for coming to {meetup}. We hope to see you again.\n\n{chapter}',
    },
  },
  changes: {
    EventPostponed: {
      subject: 'Postponed: {meetup}',
      body: 'Dear {name},\n\n{meetup}, which was planned for {date}, is postponed. There is no new date yet. We will write as soon as there is one.\n\n{chapter}',
    },
    EventRescheduled: {
      subject: 'New date: {meetup}',
      body: `Dear {name},\n\n{meetup} has a new date:\n\n${facts.en}\n\nPlease tell us whether you can come then.\n\n{chapter}`,
    },
    EventMovedOnline: {
      subject: 'Now online: {meetup}',
      body: `Dear {name},\n\n{meetup} takes place online. Please do not come to the venue.\n\n${facts.en}\n\nPlease tell us if you can no longer take part.\n\n{chapter}`,
    },
  },
};

const ja: Texts = {
  messages: {
    invitation: {
      subject: '【ご案内】{meetup}',
      body: `{name} 様\n\n{meetup}を開催します。ぜひご参加ください。\n{theme}\n\n${facts.ja}\nお返事の期限：{answerBy}\n\nご出欠と、お食事やバリアフリーについてのご希望をお知らせください。\n\n{chapter}`,
    },
    reminder: {
      subject: '【出欠のご確認】{meetup}',
      body: `{name} 様\n\n{meetup}について、まだお返事をいただいていません。ご出欠を一言お知らせいただければ幸いです。\n\n${facts.ja}\nお返事の期限：{answerBy}\n\n{chapter}`,
    },
    'seat-offered': {
      subject: '【お席のご案内】{meetup}',
      body: `{name} 様\n\n{meetup}にお席のご用意ができました。ご希望でしたら、お早めにお返事をお願いします。\n\n${facts.ja}\n\n{chapter}`,
    },
    changed: {
      subject: '【変更のお知らせ】{meetup}',
      body: `{name} 様\n\n{meetup}に変更があります。現在の予定は次のとおりです。\n\n${facts.ja}\n\nご都合が合わなくなった場合はお知らせください。\n\n{chapter}`,
    },
    cancelled: {
      subject: '【中止のお知らせ】{meetup}',
      body: '{name} 様\n\n申し訳ございませんが、{date}の{meetup}は中止となりました。\n\n{chapter}',
    },
    thanks: {
      subject: '【御礼】{meetup}',
      body: '{name} 様\n\n{meetup}にご参加いただき、ありがとうございました。またお会いできるのを楽しみにしています。\n\n{chapter}',
    },
  },
  changes: {
    EventPostponed: {
      subject: '【延期のお知らせ】{meetup}',
      body: '{name} 様\n\n{date}に予定していた{meetup}は延期となりました。新しい日程はまだ決まっていません。決まりしだいご連絡します。\n\n{chapter}',
    },
    EventRescheduled: {
      subject: '【日程変更のお知らせ】{meetup}',
      body: `{name} 様\n\n{meetup}の日程が変わりました。\n\n${facts.ja}\n\n新しい日程でのご出欠をお知らせください。\n\n{chapter}`,
    },
    EventMovedOnline: {
      subject: '【オンライン開催のお知らせ】{meetup}',
      body: `{name} 様\n\n{meetup}はオンラインで開催します。会場にはお越しにならないようお願いします。\n\n${facts.ja}\n\nご都合が合わなくなった場合はお知らせください。\n\n{chapter}`,
    },
  },
};

const builtIn: ReadonlyMap<string, Texts> = new Map([
  ['en', en],
  ['ja', ja],
]);

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
