import type { Person } from '../person/person.ts';
import { chineseName, traditionalChineseName } from './names/chinese.ts';
import {
  hindiName,
  indonesianName,
  koreanName,
  malayName,
  nepaliName,
  thaiName,
  vietnameseName,
} from './names/asian.ts';
import { japaneseName } from './names/japanese.ts';
import type { NameMaker } from './names/name.ts';
import {
  arabicName,
  filipinoName,
  kazakhName,
  latinNames,
  mongolianName,
  russianName,
} from './names/western.ts';

/** Where people with one kind of name come from: their country or region, its zone and its cities. */
export interface DemoCulture {
  readonly makeName: NameMaker;
  /** ISO 3166-1 alpha-2. */
  readonly countryRegion: NonNullable<Person['residence']>;
  readonly timeZone: string;
  /** BCP 47, without English. */
  readonly languages: readonly string[];
  readonly callingCode: number;
  readonly cities: readonly [string, ...string[]];
  /** Made-up organisations: two universities and a high school. */
  readonly sending: readonly [university: string, institute: string, highSchool: string];
  /** Share in a chapter in Jakarta and in the directory of the whole association. */
  readonly weights: { readonly chapter: number; readonly directory: number };
}

const culture = (
  makeName: NameMaker,
  [countryRegion, timeZone, languages, callingCode]: [string, string, string, number],
  rest: Pick<DemoCulture, 'cities' | 'sending'> & { readonly weights: [number, number] },
): DemoCulture => ({
  makeName,
  countryRegion,
  timeZone,
  languages: languages.split(' '),
  callingCode,
  cities: rest.cities,
  sending: rest.sending,
  weights: { chapter: rest.weights[0], directory: rest.weights[1] },
});

// Few come from each of these; together they bring every diacritic.
const western = (makeName: NameMaker, home: string, cities: [string, ...string[]]): DemoCulture => {
  const [countryRegion = '', timeZone = '', language = '', callingCode = ''] = home.split(' ');
  return culture(makeName, [countryRegion, timeZone, language, Number(callingCode)], {
    cities,
    sending: [
      `Nordlicht University ${cities[0]}`,
      `Lindenhof Institute of Technology ${cities[0]}`,
      `Lindenhof School ${cities[0]}`,
    ],
    weights: [0.25, 0.25],
  });
};

/** The cultures the demo data is mixed from; between them they need every script of the search. */
export const demoCultures: readonly [DemoCulture, ...DemoCulture[]] = [
  culture(indonesianName, ['ID', 'Asia/Jakarta', 'id', 62], {
    cities: ['Jakarta', 'Bandung', 'Bogor', 'Depok', 'Surabaya', 'Yogyakarta', 'Makassar'],
    sending: [
      'Nusantara Raya University',
      'Khatulistiwa Institute of Technology',
      'SMA Harapan Bahari',
    ],
    weights: [52, 11],
  }),
  culture(japaneseName, ['JP', 'Asia/Tokyo', 'ja', 81], {
    cities: ['Tokyo', 'Yokohama', 'Ōsaka', 'Nagoya', 'Sendai', 'Kyōto', 'Fukuoka', 'Sapporo'],
    sending: ['Sakuragawa University', 'Minato Institute of Technology', 'Aobadai High School'],
    weights: [11, 6],
  }),
  culture(vietnameseName, ['VN', 'Asia/Ho_Chi_Minh', 'vi', 84], {
    cities: ['Hà Nội', 'Đà Nẵng', 'Cần Thơ', 'Huế', 'Hải Phòng'],
    sending: ['Lotus Delta University', 'Red River Institute of Science', 'Hoa Sen High School'],
    weights: [4, 11],
  }),
  culture(thaiName, ['TH', 'Asia/Bangkok', 'th', 66], {
    cities: ['Bangkok', 'Chiang Mai', 'Khon Kaen', 'Songkhla'],
    sending: ['Golden Plain University', 'Andaman Institute of Technology', 'Chao Nam School'],
    weights: [4, 11],
  }),
  culture(chineseName, ['CN', 'Asia/Shanghai', 'zh-Hans', 86], {
    cities: ['Beijing', 'Shanghai', 'Wuhan', 'Xi’an', 'Chengdu', '杭州'],
    sending: ['Eastlake Normal University', '江南科技学院', 'Qinghe High School'],
    weights: [4, 17],
  }),
  culture(traditionalChineseName, ['TW', 'Asia/Taipei', 'zh-Hant', 886], {
    cities: ['Taipei', 'Taichung', 'Tainan', 'Kaohsiung', '新竹'],
    sending: ['Jade Mountain University', '海岸科技大學', 'Bamboo Lake High School'],
    weights: [3, 5],
  }),
  culture(koreanName, ['KR', 'Asia/Seoul', 'ko', 82], {
    cities: ['Seoul', 'Busan', 'Daejeon', 'Incheon', '광주'],
    sending: ['Hangang University', 'Dongbu Institute of Science', 'Haneul High School'],
    weights: [3, 5],
  }),
  culture(hindiName, ['IN', 'Asia/Kolkata', 'hi', 91], {
    cities: ['New Delhi', 'Mumbai', 'Bengaluru', 'Pune', 'Varanasi'],
    sending: ['Deccan Plains University', 'Saptarishi Institute of Technology', 'Neelkamal School'],
    weights: [4, 10],
  }),
  culture(nepaliName, ['NP', 'Asia/Kathmandu', 'ne', 977], {
    cities: ['Kathmandu', 'Lalitpur', 'Pokhara', 'Dharan'],
    sending: ['Himal Valley University', 'Koshi Institute of Engineering', 'Phewa School'],
    weights: [2, 4],
  }),
  culture(malayName, ['MY', 'Asia/Kuala_Lumpur', 'ms', 60], {
    cities: ['Kuala Lumpur', 'Penang', 'Johor Bahru', 'Kuching'],
    sending: ['Selat Biru University', 'Kinabalu Institute of Technology', 'SMK Bunga Raya'],
    weights: [4, 6],
  }),
  culture(filipinoName, ['PH', 'Asia/Manila', 'fil', 63], {
    cities: ['Manila', 'Quezon City', 'Cebu', 'Davao', 'Parañaque'],
    sending: ['Bayani State University', 'Mayon Institute of Technology', 'Sampaguita High School'],
    weights: [3, 5],
  }),
  culture(arabicName, ['EG', 'Africa/Cairo', 'ar', 20], {
    cities: ['Cairo', 'Alexandria', 'أسيوط'],
    sending: ['Nile Delta University', 'Wadi Institute of Technology', 'Al-Fajr School'],
    weights: [2, 3],
  }),
  culture(russianName, ['UZ', 'Asia/Tashkent', 'ru', 998], {
    cities: ['Tashkent', 'Samarkand', 'Бухара'],
    sending: ['Silk Road Technical University', 'Oxus Institute of Chemistry', 'Lyceum No. 700'],
    weights: [1, 2],
  }),
  culture(kazakhName, ['KZ', 'Asia/Almaty', 'kk ru', 7], {
    cities: ['Almaty', 'Astana', 'Қарағанды'],
    sending: ['Great Steppe University', 'Altai Institute of Energy', 'Tulpar Lyceum'],
    weights: [1, 2],
  }),
  culture(mongolianName, ['MN', 'Asia/Ulaanbaatar', 'mn', 976], {
    cities: ['Ulaanbaatar', 'Darkhan', 'Эрдэнэт'],
    sending: ['Blue Sky University', 'Khangai Institute of Technology', 'Tengri School'],
    weights: [1, 3],
  }),
  western(latinNames.german, 'DE Europe/Berlin de 49', ['München', 'Köln', 'Lübeck']),
  western(latinNames.spanish, 'MX America/Mexico_City es 52', ['Mérida', 'León', 'Puebla']),
  western(latinNames.french, 'FR Europe/Paris fr 33', ['Orléans', 'Besançon', 'Lyon']),
  western(latinNames.portuguese, 'BR America/Sao_Paulo pt 55', ['São Paulo', 'Belém', 'Recife']),
  western(latinNames.polish, 'PL Europe/Warsaw pl 48', ['Łódź', 'Kraków', 'Wrocław']),
  western(latinNames.czech, 'CZ Europe/Prague cs 420', ['Plzeň', 'Brno', 'Kroměříž']),
  western(latinNames.norwegian, 'NO Europe/Oslo no 47', ['Tromsø', 'Ålesund', 'Bergen']),
  western(latinNames.turkish, 'TR Europe/Istanbul tr 90', ['İzmir', 'Muğla', 'Eskişehir']),
  western(latinNames.hungarian, 'HU Europe/Budapest hu 36', ['Győr', 'Pécs', 'Szeged']),
  western(latinNames.irish, 'IE Europe/Dublin ga 353', ['Dún Laoghaire', 'Cork', 'Galway']),
  western(latinNames.romanian, 'RO Europe/Bucharest ro 40', ['Iași', 'Brașov', 'Constanța']),
  western(latinNames.maori, 'NZ Pacific/Auckland mi 64', ['Whangārei', 'Taupō', 'Wellington']),
];
