import { foldText } from '../search/fold.ts';
import { remembered } from '../search/remembered.ts';

/**
 * Reads a country or region as people write it: ISO 3166-1 alpha-2 or alpha-3, its name in English
 * or Japanese (CLDR, through `Intl.DisplayNames`), or a usual other name; where it is none of these,
 * its name in another language of that script. Answers the alpha-2 code, or `undefined`.
 */
export const readCountryRegion = (text: string): string | undefined =>
  text.length > longestName || noName.test(text) ? undefined : recall(text) || undefined;

const longestName = 100;

// No place has a number in its name in any language, but for what is in brackets.
const noName = /^[^(（]*[0-9]/;

const recall = remembered((text) => {
  const [whole, short] = [keyOf(text), keyOf(text.replace(/[(（].*[)）]/u, ''))];
  const find = (names: ReadonlyMap<string, string>) => names.get(whole) ?? names.get(short);
  return find(lookup()) ?? find(namesInScriptOf(text)) ?? '';
});

/** The ISO 3166-1 codes, alpha-2 and alpha-3 written together. */
const isoCodes =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE ' +
  'BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS ' +
  'BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN ' +
  'COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST ' +
  'EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF ' +
  'GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD ' +
  'HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM ' +
  'JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA ' +
  'LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD ' +
  'MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM ' +
  'NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG ' +
  'PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA ' +
  'SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD ' +
  'STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON ' +
  'TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR ' +
  'VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE';

// Names in use beside the ones CLDR gives: official long forms, former names, Japanese short forms.
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates', 'アラブ首長国連邦'],
  BN: ['Brunei Darussalam'],
  BO: ['Bolivia, Plurinational State of', 'Plurinational State of Bolivia'],
  CD: ['DR Congo', 'DRC', 'Democratic Republic of the Congo', 'コンゴ民主共和国'],
  CG: ['Congo', 'Republic of the Congo', 'コンゴ共和国'],
  CI: ['Ivory Coast', "Cote d'Ivoire"],
  CN: ["People's Republic of China", 'PR China', 'PRC', 'Mainland China', '中華人民共和国', '中國'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic'],
  FM: ['Federated States of Micronesia', 'FSM', 'ミクロネシア'],
  GB: ['UK', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', '英国'],
  HK: ['Hong Kong', 'Hong Kong SAR', '香港'],
  ID: ['Republic of Indonesia', 'Republik Indonesia', 'インドネシア共和国', '印尼'],
  IN: ['Republic of India', 'Bharat'],
  IR: ['Islamic Republic of Iran'],
  JP: ['Nippon', 'Nihon', '日本国'],
  KG: ['Kyrgyz Republic', 'キルギス共和国'],
  KP: ['DPRK', "Democratic People's Republic of Korea"],
  KR: ['Korea', 'Republic of Korea', 'Korea, Republic of', 'ROK', 'S. Korea', '大韓民国', '한국'],
  LA: ['Lao PDR', 'Lao', "Lao People's Democratic Republic", 'ラオス人民民主共和国'],
  MD: ['Republic of Moldova'],
  MK: ['Macedonia', 'FYROM'],
  MM: ['Burma', 'ビルマ', 'ミャンマー'],
  MN: ['モンゴル国'],
  MO: ['Macau', 'Macao', 'マカオ', '澳門'],
  NL: ['Holland', 'The Netherlands'],
  PG: ['PNG'],
  PH: ['The Philippines', 'Republic of the Philippines', 'フィリピン共和国'],
  PS: ['Palestine', 'State of Palestine', 'パレスチナ'],
  RU: ['Russian Federation', 'ロシア連邦'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland', 'スワジランド'],
  TH: ['Kingdom of Thailand', 'タイ王国', 'ประเทศไทย'],
  TL: ['East Timor', '東ティモール民主共和国'],
  TR: ['Turkey', 'Turkiye'],
  TW: ['Taiwan', 'Chinese Taipei', '臺灣', '台灣'],
  TZ: ['United Republic of Tanzania'],
  US: ['USA', 'U.S.A.', 'U.S.', 'America', 'United States of America', '米国', 'アメリカ'],
  VA: ['Holy See', 'Vatican'],
  VE: ['Bolivarian Republic of Venezuela'],
  VN: [
    'Viet Nam',
    'Socialist Republic of Vietnam',
    'Việt Nam',
    'ベトナム社会主義共和国',
    'ヴェトナム',
  ],
};

let names: ReadonlyMap<string, string> | undefined;

const lookup = (): ReadonlyMap<string, string> => {
  names ??= buildLookup();
  return names;
};

const codes = isoCodes.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)] as const);

const displaysIn = (locales: readonly string[]): readonly Intl.DisplayNames[] =>
  locales.flatMap((locale) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames([locale], { type: 'region', style, fallback: 'none' }),
    ),
  );

// Few at a time, and only where a file has such names: each language takes some milliseconds.
const scripts: readonly { readonly script: RegExp; readonly locales: readonly string[] }[] = [
  { script: /\p{Script=Thai}/u, locales: ['th'] },
  { script: /\p{Script=Hangul}/u, locales: ['ko'] },
  { script: /\p{Script=Han}/u, locales: ['zh', 'zh-Hant'] },
  { script: /\p{Script=Cyrillic}/u, locales: ['ru', 'mn', 'uk'] },
  { script: /\p{Script=Arabic}/u, locales: ['ar', 'fa', 'ur'] },
  { script: /\p{Script=Khmer}/u, locales: ['km'] },
  { script: /\p{Script=Lao}/u, locales: ['lo'] },
  { script: /\p{Script=Myanmar}/u, locales: ['my'] },
  { script: /\p{Script=Devanagari}/u, locales: ['hi', 'ne'] },
  { script: /\p{Script=Bengali}/u, locales: ['bn'] },
  { script: /\p{Script=Latin}/u, locales: ['id', 'ms', 'vi', 'fr', 'es', 'de', 'pt'] },
];

const inScripts = new Map<readonly string[], ReadonlyMap<string, string>>();

const namesInScriptOf = (text: string): ReadonlyMap<string, string> => {
  const locales = scripts.find(({ script }) => script.test(text))?.locales ?? [];
  const known = inScripts.get(locales);
  if (known !== undefined) return known;
  const map = new Map<string, string>();
  const displays = displaysIn(locales);
  for (const [code] of codes) {
    for (const name of new Set(displays.map((display) => display.of(code)))) {
      if (name === undefined) continue;
      const key = keyOf(name);
      // What means one place in one language and another in the next says neither.
      map.set(key, (map.get(key) ?? code) === code ? code : '');
    }
  }
  inScripts.set(locales, map);
  return map;
};

const buildLookup = (): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  const displays = displaysIn(['en', 'ja']);
  for (const [code] of codes) {
    for (const name of new Set(displays.map((display) => display.of(code)))) {
      if (name === undefined) continue;
      map.set(keyOf(name), code);
      const short = name.replace(/[(（].*[)）]/u, '');
      if (short !== name) map.set(keyOf(short), code);
    }
  }
  for (const [code, others] of Object.entries(otherNames)) {
    for (const name of others) map.set(keyOf(name), code);
  }
  // Codes come last: they win over names that fold to the same letters.
  for (const [code, alpha3] of codes) {
    map.set(keyOf(code), code);
    map.set(keyOf(alpha3), code);
  }
  map.delete('');
  return map;
};

const keyOf = (text: string): string =>
  foldText(text)
    .replace(/&/g, 'and')
    .replace(/^\s*the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
