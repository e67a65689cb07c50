import { personId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { foldText } from '../search/fold.ts';
import { demoUuid, writtenAt } from './bookkeeping.ts';
import { demoCultures, type DemoCulture } from './cultures.ts';
import { addDays, fiscalYearOf, momentOf } from './dates.ts';
import { demoExchange, fields } from './exchanges.ts';
import { nearDuplicate, originalOf } from './nearDuplicates.ts';
import type { DemoName } from './names/name.ts';
import { createDemoRandom, type DemoRandom } from './random.ts';

/** What a made-up person depends on. */
export interface DemoPersonOptions {
  readonly seed: string;
  readonly index: number;
  /** The date the data is made for. */
  readonly today: string;
  /** A chapter in Jakarta, or the directory of the whole association. */
  readonly mix: 'chapter' | 'directory';
}

/**
 * The made-up person number `index` (from 0) of a seed. Each person has a random stream of its own,
 * so a larger roster begins with the people of the smaller one. E-mail addresses end in `.example`
 * (RFC 2606); telephone numbers begin with zeros after the calling code, which nobody has.
 */
export const demoPerson = (options: DemoPersonOptions): Person => {
  const original = originalOf(options.index);
  const random = createDemoRandom(`${options.seed}/person/${options.index}`);
  return original === undefined
    ? freshPerson(random, options)
    : nearDuplicate(random, {
        original: demoPerson({ ...options, index: original }),
        index: options.index,
        today: options.today,
      });
};

const freshPerson = (random: DemoRandom, options: DemoPersonOptions): Person => {
  const { index, today } = options;
  const culture = random.weighted(weightedCultures[options.mix]);
  const name = displayed(random, culture.makeName(random));
  const kind = kindFor(random, culture);
  const added =
    momentOf(addDays(today, -random.int(20, 1400)), '08:00') + random.int(0, 30_000_000);
  const home = homeFor(random, { culture, mix: options.mix });
  const exchanges = exchangesFor(random, { culture, kind, index });
  const isPupil = exchanges.some((exchange) => exchange.level === 'high-school');
  const lastYear = exchanges.at(-1)?.fiscalYear ?? 0;
  const thisYear = fiscalYearOf(today);
  return {
    _id: personId(demoUuid(random, added)),
    type: 'person',
    ...writtenAt(added),
    kind,
    ...name,
    ...contactFor(random, { name, culture, index }),
    languages: [...culture.languages, 'en', ...(random.chance(0.3) ? ['ja'] : [])].filter(
      (tag, position, all) => all.indexOf(tag) === position,
    ),
    timeZone: home.timeZone,
    residence: home.countryRegion,
    city: random.pick(home.cities),
    ...(random.chance(0.4) && { nationality: culture.countryRegion }),
    tags: tagsFor(random),
    ...(random.chance(0.4) && { fields: [random.pick(fields)] }),
    status: random.weighted([
      ['active', 88],
      ['lost-contact', 6],
      ['moved', 3],
      ['opted-out', 3],
    ]),
    // A pupil of the last fiscal year or this one is not of age yet.
    ...(isPupil && lastYear >= thisYear - 1 && { minorUntil: addDays(today, random.int(60, 700)) }),
    ...(kind === 'member' &&
      random.chance(0.6) && { memberNo: `M-${lastYear}-${String(index + 1).padStart(5, '0')}` }),
    exchanges,
    affiliations: affiliationsFor(random, { culture: home, isPupil, index }),
  };
};

const weightsOf = (mix: 'chapter' | 'directory') => {
  const [first, ...others] = demoCultures;
  const weigh = (culture: DemoCulture) => [culture, culture.weights[mix]] as const;
  return [weigh(first), ...others.map(weigh)] as const;
};

const weightedCultures = { chapter: weightsOf('chapter'), directory: weightsOf('directory') };

// Many rosters know a name in Latin letters only.
const displayed = (random: DemoRandom, name: DemoName): DemoName => {
  if (name.latin === undefined || !random.chance(0.2)) return name;
  return { fn: name.latin, ...(name.calling !== undefined && { calling: name.calling }) };
};

const kindFor = (random: DemoRandom, culture: DemoCulture): Person['kind'] =>
  culture.countryRegion === 'JP'
    ? random.weighted([
        ['supporter', 70],
        ['guest', 15],
        ['vip', 10],
        ['press', 5],
      ])
    : random.weighted([
        ['member', 88],
        ['supporter', 5],
        ['prospect', 3],
        ['guest', 2],
        ['vip', 1],
        ['press', 1],
      ]);

const homeFor = (
  random: DemoRandom,
  { culture, mix }: { culture: DemoCulture; mix: DemoPersonOptions['mix'] },
): DemoCulture => {
  const [chapterHome] = demoCultures;
  if (mix === 'chapter' && random.chance(0.6)) return chapterHome;
  return random.chance(0.85) ? culture : random.pick(demoCultures);
};

const exchangesFor = (
  random: DemoRandom,
  options: { culture: DemoCulture; kind: Person['kind']; index: number },
): Person['exchanges'] => {
  if (options.kind !== 'member') return [];
  const first = random.int(2014, 2025);
  const years = random.chance(0.1) ? [first, Math.min(2025, first + random.int(1, 4))] : [first];
  return [...new Set(years)].map((fiscalYear, visit) =>
    demoExchange(random, {
      culture: options.culture,
      id: `exchange-${options.index + 1}-${visit + 1}`,
      fiscalYear,
    }),
  );
};

const contactFor = (
  random: DemoRandom,
  options: { name: DemoName; culture: DemoCulture; index: number },
): Pick<Person, 'emails' | 'phones'> => {
  const { name, culture, index } = options;
  const local = foldText(name.latin ?? name.fn)
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
  const address = `${local === '' ? 'person' : local}${index + 1}`;
  const number = `${String(random.int(0, 999)).padStart(3, '0')}${String(index % 10_000).padStart(4, '0')}`;
  return {
    emails: [
      ...(random.chance(0.92)
        ? [
            {
              id: `email-${index + 1}-1`,
              value: `${address}@${random.pick(domains)}`,
              type: 'home' as const,
              pref: true,
            },
          ]
        : []),
      ...(random.chance(0.12)
        ? [{ id: `email-${index + 1}-2`, value: `${address}@work.example`, type: 'work' as const }]
        : []),
    ],
    phones: random.chance(0.6)
      ? [
          {
            id: `phone-${index + 1}-1`,
            raw: `+${culture.callingCode} 00-0${number.slice(0, 3)}-${number.slice(3)}`,
            e164: `+${culture.callingCode}000${number}`,
            type: 'cell',
          },
        ]
      : [],
  };
};

const domains = ['mail.example', 'post.example', 'campus.example', 'letters.example'] as const;

const tagsFor = (random: DemoRandom): string[] =>
  random.shuffled(tags).slice(
    0,
    random.weighted([
      [0, 55],
      [1, 30],
      [2, 15],
    ]),
  );

const tags = [
  'coordinator',
  'mentor',
  'speaker',
  'newsletter',
  'volunteer',
  'photographer',
  'study abroad',
  'research',
] as const;

const affiliationsFor = (
  random: DemoRandom,
  options: { culture: DemoCulture; isPupil: boolean; index: number },
): Person['affiliations'] => {
  const { culture, isPupil, index } = options;
  const [university, institute, school] = culture.sending;
  if (!isPupil && random.chance(0.12)) return [];
  const organisation = isPupil
    ? school
    : random.weighted([
        [university, 35],
        [institute, 25],
        [random.pick(employers), 40],
      ]);
  return [
    {
      id: `affiliation-${index + 1}-1`,
      organisation,
      ...(!isPupil && random.chance(0.4) && { department: `Department of ${random.pick(fields)}` }),
      ...(!isPupil && random.chance(0.5) && { title: random.pick(titles) }),
      current: true,
    },
  ];
};

const employers = [
  'Ministry of Research',
  'City Health Office',
  'Bright Harbour Engineering',
  'Green Terrace Foods',
  'Open Window Software',
  'Coastal Power Company',
  'Teachers’ Association',
  'Two Rivers Hospital',
] as const;

const titles = [
  'Lecturer',
  'Engineer',
  'Research fellow',
  'Doctoral student',
  'Project manager',
  'Teacher',
  'Associate professor',
  'Analyst',
] as const;
