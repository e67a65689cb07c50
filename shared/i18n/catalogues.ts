import enApp from './en/app.json' with { type: 'json' };
import enCare from './en/care.json' with { type: 'json' };
import enChapter from './en/chapter.json' with { type: 'json' };
import enDisagreements from './en/disagreements.json' with { type: 'json' };
import enDoor from './en/door.json' with { type: 'json' };
import enDuplicates from './en/duplicates.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enImport from './en/import.json' with { type: 'json' };
import enInvite from './en/invite.json' with { type: 'json' };
import enMeetups from './en/meetups.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enPlanning from './en/planning.json' with { type: 'json' };
import enRoster from './en/roster.json' with { type: 'json' };
import enSync from './en/sync.json' with { type: 'json' };
import enTimeline from './en/timeline.json' with { type: 'json' };
import enToday from './en/today.json' with { type: 'json' };
import jaApp from './ja/app.json' with { type: 'json' };
import jaCare from './ja/care.json' with { type: 'json' };
import jaChapter from './ja/chapter.json' with { type: 'json' };
import jaDisagreements from './ja/disagreements.json' with { type: 'json' };
import jaDoor from './ja/door.json' with { type: 'json' };
import jaDuplicates from './ja/duplicates.json' with { type: 'json' };
import jaErrors from './ja/errors.json' with { type: 'json' };
import jaImport from './ja/import.json' with { type: 'json' };
import jaInvite from './ja/invite.json' with { type: 'json' };
import jaMeetups from './ja/meetups.json' with { type: 'json' };
import jaPeople from './ja/people.json' with { type: 'json' };
import jaReport from './ja/report.json' with { type: 'json' };
import jaPlanning from './ja/planning.json' with { type: 'json' };
import jaRoster from './ja/roster.json' with { type: 'json' };
import jaSync from './ja/sync.json' with { type: 'json' };
import jaTimeline from './ja/timeline.json' with { type: 'json' };
import jaToday from './ja/today.json' with { type: 'json' };

/** The parts of the product that have a catalogue file each, in every language. */
export const catalogueAreas = [
  'app',
  'care',
  'chapter',
  'disagreements',
  'door',
  'duplicates',
  'errors',
  'import',
  'invite',
  'meetups',
  'people',
  'report',
  'planning',
  'roster',
  'sync',
  'timeline',
  'today',
] as const;

/** See {@link catalogueAreas}. */
export type CatalogueArea = (typeof catalogueAreas)[number];

/** The texts of one area: nested keys, plural forms as `_one`/`_other`, place holders as `{{name}}`. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** All texts of one language. */
export type Catalogues = Readonly<Record<CatalogueArea, Catalogue>>;

/**
 * Every text on the screen, by language (BCP 47) and area. Another language is another folder and
 * another entry here; the first one is what missing texts fall back to.
 */
export const catalogues: Readonly<Record<Language, Catalogues>> = {
  en: {
    app: enApp,
    care: enCare,
    chapter: enChapter,
    disagreements: enDisagreements,
    door: enDoor,
    duplicates: enDuplicates,
    errors: enErrors,
    import: enImport,
    invite: enInvite,
    meetups: enMeetups,
    people: enPeople,
    report: enReport,
    planning: enPlanning,
    roster: enRoster,
    sync: enSync,
    timeline: enTimeline,
    today: enToday,
  },
  ja: {
    app: jaApp,
    care: jaCare,
    chapter: jaChapter,
    disagreements: jaDisagreements,
    door: jaDoor,
    duplicates: jaDuplicates,
    errors: jaErrors,
    import: jaImport,
    invite: jaInvite,
    meetups: jaMeetups,
    people: jaPeople,
    report: jaReport,
    planning: jaPlanning,
    roster: jaRoster,
    sync: jaSync,
    timeline: jaTimeline,
    today: jaToday,
  },
};

/** The languages of the screens. */
export const languages = ['en', 'ja'] as const;

/** See {@link languages}. */
export type Language = (typeof languages)[number];

/** The best of our languages for a person's list of preferences (BCP 47, most preferred first). */
export const chooseLanguage = (preferred: readonly string[]): Language => {
  for (const tag of preferred) {
    const match = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (match !== undefined) return match;
  }
  return 'en';
};
