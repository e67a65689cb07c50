import type { DemoRandom } from '../random.ts';
import { entryList, type DemoName, type NameEntry, type NameMaker } from './name.ts';

/** A Chinese name in simplified characters with pinyin; family name first, no space. */
export const chineseName: NameMaker = (random) => fromParts(random, { families, givens });

/** A Chinese name in traditional characters with a transcription as on a passport. */
export const traditionalChineseName: NameMaker = (random) => {
  const name = fromParts(random, { families: traditionalFamilies, givens: traditionalGivens });
  return random.chance(0.25) ? { ...name, calling: random.pick(englishNames) } : name;
};

const fromParts = (
  random: DemoRandom,
  lists: {
    families: readonly [NameEntry, ...NameEntry[]];
    givens: readonly [NameEntry, ...NameEntry[]];
  },
): DemoName => {
  const family = random.pick(lists.families);
  const given = random.pick(lists.givens);
  return {
    fn: `${family.native}${given.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'family-first',
    latin: `${withoutTones(family.latin)} ${withoutTones(given.latin)}`,
    ...(hasTones(family.latin) && { phonetic: `${family.latin} ${given.latin}` }),
  };
};

const withoutTones = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

const hasTones = (text: string): boolean => withoutTones(text) !== text.normalize('NFC');

const families = entryList(`
  王|Wáng 李|Lǐ 张|Zhāng 刘|Liú 陈|Chén 杨|Yáng 黄|Huáng 赵|Zhào 吴|Wú 周|Zhōu 徐|Xú 孙|Sūn 马|Mǎ 朱|Zhū
  胡|Hú 郭|Guō 何|Hé 高|Gāo 林|Lín 罗|Luó 郑|Zhèng 梁|Liáng 谢|Xiè 宋|Sòng 唐|Táng 许|Xǔ 邓|Dèng 韩|Hán
  冯|Féng 曹|Cáo 彭|Péng 曾|Zēng 肖|Xiāo 田|Tián 董|Dǒng 袁|Yuán 潘|Pān 吕|Lǚ 蒋|Jiǎng 欧阳|Ōuyáng
`);

const givens = entryList(`
  伟|Wěi 芳|Fāng 娜|Nà 秀英|Xiùyīng 敏|Mǐn 静|Jìng 丽|Lì 强|Qiáng 磊|Lěi 军|Jūn 洋|Yáng 勇|Yǒng 艳|Yàn
  杰|Jié 娟|Juān 涛|Tāo 明|Míng 超|Chāo 霞|Xiá 平|Píng 刚|Gāng 桂英|Guìyīng 小明|Xiǎomíng 晓东|Xiǎodōng
  文静|Wénjìng 建华|Jiànhuá 志强|Zhìqiáng 雨欣|Yǔxīn 子涵|Zǐhán 浩然|Hàorán 梓轩|Zǐxuān 欣怡|Xīnyí 佳怡|Jiāyí
  思远|Sīyuǎn 海燕|Hǎiyàn 雪梅|Xuěméi 婷婷|Tíngtíng 俊杰|Jùnjié 宇航|Yǔháng 诗涵|Shīhán 雅琪|Yǎqí 一诺|Yīnuò
`);

const traditionalFamilies = entryList(`
  陳|Chen 林|Lin 黃|Huang 張|Chang 李|Lee 王|Wang 吳|Wu 劉|Liu 蔡|Tsai 楊|Yang 許|Hsu 鄭|Cheng 謝|Hsieh
  洪|Hung 郭|Kuo 邱|Chiu 曾|Tseng 廖|Liao 賴|Lai 徐|Hsu 周|Chou 葉|Yeh 蘇|Su 莊|Chuang 呂|Lu 江|Chiang
`);

const traditionalGivens = entryList(`
  怡君|Yi-chun 雅婷|Ya-ting 家豪|Chia-hao 志明|Chih-ming 俊傑|Chun-chieh 建宏|Chien-hung 淑芬|Shu-fen
  美玲|Mei-ling 宗翰|Tsung-han 冠宇|Kuan-yu 承翰|Cheng-han 佳穎|Chia-ying 詩涵|Shih-han 宜庭|Yi-ting
  雅雯|Ya-wen 欣怡|Hsin-yi 筱涵|Hsiao-han 彥廷|Yen-ting 柏翰|Po-han 品妤|Pin-yu 子涵|Tzu-han 思妤|Ssu-yu
`);

const englishNames = ['Kevin', 'Jenny', 'Eric', 'Amy', 'Leo', 'Vivian', 'Jason', 'Tina'] as const;
