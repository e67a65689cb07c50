import type { z } from 'zod';
import type { Exchange, organisationTypeSchema } from '../person/exchange.ts';
import type { DemoCulture } from './cultures.ts';
import { addDays } from './dates.ts';
import type { DemoRandom } from './random.ts';

interface DemoExchangeOptions {
  readonly culture: DemoCulture;
  readonly id: string;
  readonly fiscalYear: number;
}

/**
 * A made-up visit to Japan in a fiscal year. Courses have the lengths of their time: A one week (ten
 * days until 2016), B three weeks, C ten days, D from fiscal year 2024. In 2020 and 2021 nearly all
 * were online.
 */
export const demoExchange = (random: DemoRandom, options: DemoExchangeOptions): Exchange => {
  const { culture, id, fiscalYear } = options;
  const programme = programmeFor(random, fiscalYear);
  const isSchool = programme === 'high-school';
  const course = programme === 'open-application' ? courseFor(random, options) : null;
  const days = course === null ? 7 : course === 'A' && fiscalYear <= 2016 ? 10 : courseDays[course];
  const start = addDays(`${fiscalYear}-04-10`, random.int(0, 330));
  const host = random.pick(isSchool ? schoolHosts : hosts);
  const [university, institute, school] = culture.sending;
  return {
    id,
    programme,
    course,
    fiscalYear,
    start,
    end: addDays(start, days - 1),
    host: { name: host[0], nameJa: host[1], type: host[2], prefecture: host[3] },
    sending: isSchool
      ? { name: school, type: 'high-school', country: culture.countryRegion }
      : {
          name: random.pick([university, university, institute]),
          type: 'university',
          country: culture.countryRegion,
        },
    field: random.pick(fields),
    capacity: random.chance(0.07) ? 'supervisor' : 'participant',
    level: isSchool
      ? 'high-school'
      : random.weighted([
          ['undergraduate', 50],
          ['graduate', 32],
          ['postdoc', 5],
          ['teacher', 5],
          ['technical-college', 5],
          ['public-sector', 3],
        ]),
    group: `${fiscalYear}-${random.int(100, 640)}`,
    verified: random.weighted([
      ['self', 5],
      ['certificate', 3],
      ['secretariat', 2],
      ['unknown', 1],
    ]),
  };
};

/** Fields of study that occur in the demo data. */
export const fields = [
  'Agricultural science',
  'Architecture',
  'Biotechnology',
  'Chemistry',
  'Civil engineering',
  'Computer science',
  'Disaster prevention',
  'Electrical engineering',
  'Energy',
  'Environmental science',
  'Marine science',
  'Materials science',
  'Mechanical engineering',
  'Medicine',
  'Nursing',
  'Physics',
  'Public policy',
  'Robotics',
] as const;

const courseDays = { A: 7, B: 21, C: 10, D: 14 } as const;

const programmeFor = (random: DemoRandom, fiscalYear: number) =>
  fiscalYear === 2020 || fiscalYear === 2021
    ? random.weighted([['online', 9] as const, ['open-application', 1] as const])
    : random.weighted([
        ['open-application', 70] as const,
        ['high-school', 20] as const,
        ['jst-direct', 8] as const,
        ['other', 2] as const,
      ]);

const courseFor = (random: DemoRandom, { culture, fiscalYear }: DemoExchangeOptions) =>
  fiscalYear >= 2024 && culture.countryRegion === 'IN' && random.chance(0.3)
    ? ('D' as const)
    : random.weighted([
        ['A' as const, 60],
        ['B' as const, 25],
        ['C' as const, 15],
      ]);

type Host = readonly [
  name: string,
  nameJa: string,
  type: z.infer<typeof organisationTypeSchema>,
  /** ISO 3166-2:JP. */
  prefecture: string,
];

// Made up, in the places where such organisations would be.
const hosts: readonly [Host, ...Host[]] = [
  ['Sakuragawa University', '桜川大学', 'university', 'JP-08'],
  ['Minato Institute of Technology', '港工業大学', 'university', 'JP-13'],
  ['Kita-Musashi University', '北武蔵大学', 'university', 'JP-11'],
  ['Shiosai University', '潮騒大学', 'university', 'JP-14'],
  ['Aobayama University', '青葉山大学', 'university', 'JP-04'],
  ['Kamogawa Women’s University', '鴨川女子大学', 'university', 'JP-26'],
  ['Naniwa Prefectural University', '浪速府立大学', 'university', 'JP-27'],
  ['Setonaikai University', '瀬戸内海大学', 'university', 'JP-34'],
  ['Genkai University', '玄海大学', 'university', 'JP-40'],
  ['Yukiguni University', '雪国大学', 'university', 'JP-15'],
  ['Tokachi University of Agriculture', '十勝農業大学', 'university', 'JP-01'],
  ['Churaumi University', '美ら海大学', 'university', 'JP-47'],
  ['Hida College of Technology', '飛騨工業高等専門学校', 'technical-college', 'JP-21'],
  ['Echizen College of Technology', '越前工業高等専門学校', 'technical-college', 'JP-18'],
  ['Tsukimi Institute of Materials', '月見材料研究所', 'research-institution', 'JP-08'],
  ['Kuroshio Ocean Laboratory', '黒潮海洋研究所', 'research-institution', 'JP-39'],
  ['Hoshizora City Board of Education', '星空市教育委員会', 'local-government', 'JP-20'],
  ['Mikazuki Robotics', '三日月ロボティクス', 'private-company', 'JP-23'],
  ['Association for Young Scientists', '若手科学者協会', 'association-other', 'JP-13'],
];

const schoolHosts: readonly [Host, ...Host[]] = [
  ['Aobadai High School', '青葉台高等学校', 'high-school', 'JP-14'],
  ['Fujimidai Science High School', '富士見台理科高等学校', 'high-school', 'JP-22'],
  ['Minamino High School', '南野高等学校', 'high-school', 'JP-28'],
  ['Science Exchange Centre', '科学交流センター', 'association-other', 'JP-13'],
];
