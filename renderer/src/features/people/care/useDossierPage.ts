import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { consentSchema, type Consent } from '#shared/domain/journal/journal.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import { dossierHtml } from '#shared/formats/dossier/dossierHtml.ts';
import { useFormat } from '../../../ui/index.ts';
import { useEntryFacts } from '../entryFacts.ts';
import { useFieldText } from '../fieldText.ts';
import { useTimelineSentence } from '../person/timelineSentence.ts';
import { useChangeLines } from '../person/useChangeLines.ts';

type Dossier = NonNullable<Output<'people.dossier'>>;

/** Puts everything about a person into a page to read, in the language of the screen. */
export const useDossierPage = (): ((dossier: Dossier) => string) => {
  const { t } = useTranslation(['care', 'people', 'timeline', 'meetups']);
  const format = useFormat();
  const fieldText = useFieldText();
  const factsOf = useEntryFacts();
  const sentence = useTimelineSentence();
  const changeLines = useChangeLines();
  return (dossier) => {
    const { chapter, person, photo, journal, timeline } = dossier;
    const name = person.fn;
    const entries = (field: 'exchanges' | 'affiliations') =>
      person[field].map((entry): [string, string] => [
        fieldText(field, [entry]),
        factsOf(field, entry)
          .map(([label, text]) => `${label}: ${text}`)
          .join('\n'),
      ]);
    const guestLists = dossier.participations.flatMap((entry): [string, string][] => {
      const { data } = participationSchema.safeParse(entry);
      if (data === undefined) return [];
      const { meetupId, partstat, needs } = data;
      const facts = [
        t(`meetups:function.${data.function}`, { defaultValue: data.function }),
        t(`timeline:partstat.${partstat}`),
        needs,
      ];
      const meetup = dossier.meetups[meetupId] ?? t('timeline:noMeetup');
      return [[meetup, facts.filter((fact) => fact !== undefined && fact !== '').join('\n')]];
    });
    const fields = factFields.flatMap((field): [string, string][] => {
      const text = fieldText(field, person[field]);
      return text === '' ? [] : [[t(`people:field.${field}`), text]];
    });
    const consents = journal.flatMap((record): [string, string][] => {
      const { data } = consentSchema.safeParse(record);
      if (data === undefined) return [];
      const { purpose, state, at, basis, channel, textVersion, expires, guardian } = data;
      const facts = [
        t(`state.${state}`),
        format.instant(at),
        basis === undefined || basis === 'consent'
          ? undefined
          : t(`basis.${basis}`, { defaultValue: basis }),
        channel === undefined ? undefined : t(`channel.${channel}`, { defaultValue: channel }),
        textVersion === undefined ? undefined : t('consent.text', { text: textVersion }),
        expires === undefined ? undefined : t('consent.until', { day: format.day(expires) }),
        guardian === undefined ? undefined : guardianText(t, guardian),
      ];
      return [[t(`purpose.${purpose}`), facts.filter((fact) => fact !== undefined).join(' · ')]];
    });
    return dossierHtml({
      lang: format.locale,
      title: t('export.title', { name }),
      introduction: t('export.introduction', {
        chapter,
        name,
        date: format.instant(new Date().toISOString()),
      }),
      picture:
        photo === undefined ? undefined : { src: photo, alt: t('people:photo.of', { name }) },
      sections: [
        { title: t('export.facts'), lines: fields },
        { title: t('people:field.exchanges'), lines: entries('exchanges') },
        { title: t('people:field.affiliations'), lines: entries('affiliations') },
        { title: t('export.consents'), lines: consents },
        { title: t('export.guestLists'), lines: guestLists },
        {
          title: t('export.timeline'),
          lines: timeline.map((entry) => [
            format.instant(entry.at),
            [sentence(entry), ...changeLines(entry)].join('\n'),
          ]),
        },
      ],
    });
  };
};

const guardianText = (
  t: TFunction<['care']>,
  { name, relation }: NonNullable<Consent['guardian']>,
): string =>
  relation === undefined
    ? t('consent.guardianLine', { name })
    : t('consent.guardianLineRelation', { name, relation });

const factFields = [
  'fn',
  'n',
  'nameOrder',
  'latin',
  'phonetic',
  'calling',
  'kind',
  'status',
  'emails',
  'phones',
  'im',
  'languages',
  'timeZone',
  'residence',
  'region',
  'city',
  'nationality',
  'memberNo',
  'minorUntil',
  'tags',
  'fields',
] as const;
