const rows: readonly (readonly [string, string])[] = [
  ['あいうえお', 'a i u e o'],
  ['かきくけこ', 'ka ki ku ke ko'],
  ['がぎぐげご', 'ga gi gu ge go'],
  ['さしすせそ', 'sa shi su se so'],
  ['ざじずぜぞ', 'za ji zu ze zo'],
  ['たちつてと', 'ta chi tsu te to'],
  ['だぢづでど', 'da ji zu de do'],
  ['なにぬねの', 'na ni nu ne no'],
  ['はひふへほ', 'ha hi fu he ho'],
  ['ばびぶべぼ', 'ba bi bu be bo'],
  ['ぱぴぷぺぽ', 'pa pi pu pe po'],
  ['まみむめも', 'ma mi mu me mo'],
  ['やゆよ', 'ya yu yo'],
  ['らりるれろ', 'ra ri ru re ro'],
  ['わゐゑを', 'wa i e o'],
  ['ぁぃぅぇぉ', 'a i u e o'],
  ['ゃゅょゎゔ', 'ya yu yo wa vu'],
  ['ゕゖ', 'ka ka'],
];

// きゃ and its relatives: the consonant with y, or without when Hepburn has a letter of its own.
const glides = 'き ky ぎ gy し sh じ j ち ch ぢ j に ny ひ hy び by ぴ py み my り ry';

// Syllables of borrowed words.
const borrowed =
  'ふぁ fa ふぃ fi ふぇ fe ふぉ fo てぃ ti でぃ di とぅ tu どぅ du うぃ wi うぇ we うぉ wo ' +
  'ちぇ che しぇ she じぇ je つぁ tsa つぇ tse つぉ tso いぇ ye くぁ kwa くぉ kwo ふゅ fyu ' +
  'てゅ tyu でゅ dyu ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo';

const pairs = (list: string): readonly (readonly [string, string])[] => {
  const parts = list.split(' ');
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : [],
  );
};

/** Hiragana (one or two characters) → Hepburn syllable. */
export const kanaSyllables: ReadonlyMap<string, string> = new Map([
  ...rows.flatMap(([kana, latin]) => {
    const syllables = latin.split(' ');
    return [...kana].map((letter, index) => [letter, syllables[index] ?? ''] as const);
  }),
  ...pairs(glides).flatMap(([kana, consonant]) =>
    [...'ゃゅょ'].map((small, index) => [kana + small, consonant + 'auo'.charAt(index)] as const),
  ),
  ...pairs(borrowed),
]);

/** Hepburn syllable → kunrei syllable, for those that differ. */
export const kunreiSyllables: ReadonlyMap<string, string> = new Map(
  pairs(
    'shi si chi ti tsu tu fu hu ji zi sha sya shu syu sho syo cha tya chu tyu cho tyo ja zya ju zyu jo zyo',
  ),
);

/** Other Latin spellings of a syllable (kunrei, nihon-shiki, typing habits) → Hepburn. */
export const romajiSyllables: ReadonlyMap<string, string> = new Map([
  ...[...kunreiSyllables].map(([hepburn, kunrei]) => [kunrei, hepburn] as const),
  ...pairs('di ji du zu dya ja dyu ju dyo jo jya ja jyu ju jyo jo cya cha cyu chu cyo cho'),
  ...pairs('dzi ji dzu zu wo o wi i we e'),
]);
