/**
 * Han characters that stand for each other in personal names: each entry begins with the form the
 * others fold to. Old, printed and handwritten forms of Japanese family names, and the traditional
 * and simplified forms of characters common in Chinese names. Forms that Unicode already maps
 * (NFKC, such as U+FA10) need no entry.
 */
export const hanVariants: readonly string[] = [
  // Japanese: the common form, then what registers and business cards show.
  ...[
    '高髙',
    '崎﨑嵜碕',
    '辺邊邉',
    '沢澤泽',
    '斎斉齋齊斋齐',
    '浜濱濵滨',
    '広廣广',
    '国國',
    '島嶋嶌岛',
  ],
  ...['桜櫻樱', '恵惠', '真眞', '黒黑', '徳德', '清淸', '瀬瀨濑', '緒緖', '竜龍龙', '蔵藏', '富冨'],
  ...['淵渕渊', '柳栁', '桑桒', '吉𠮷', '曽曾', '万萬', '与與', '栄榮荣', '寿壽', '学學', '聡聰聪'],
  ...['実實实', '礼禮', '済濟济', '滝瀧', '槙槇', '関關关', '塩鹽盐', '図圖图'],
  ...['亜亞亚', '伝傳传', '円圓', '応應应', '団團团', '戸戶户', '豊豐丰', '鉄鐵铁', '仏佛'],
  ...[
    '坂阪',
    '館舘',
    '船舩',
    '草艸',
    '条條',
    '静靜',
    '薫薰',
    '巌巖',
    '穂穗',
    '弥彌',
    '渋澁',
    '渓溪',
  ],
  // Chinese: the simplified form, then the traditional one (and the Japanese one where it differs).
  ...['张張', '陈陳', '刘劉', '黄黃', '吴吳呉', '杨楊', '赵趙', '孙孫', '马馬', '罗羅', '郑鄭'],
  ...['谢謝', '许許', '邓鄧', '冯馮', '萧蕭', '叶葉', '蒋蔣', '卢盧', '钟鍾鐘', '赖賴頼', '简簡'],
  ...['龚龔', '颜顏顔', '庄莊荘', '苏蘇', '吕呂', '贾賈', '韩韓', '邹鄒', '陆陸', '伟偉', '丽麗'],
  ...['华華', '强強', '军軍', '杰傑', '涛濤', '鹏鵬', '飞飛', '辉輝', '洁潔', '颖穎', '莹瑩'],
  ...['娇嬌', '兰蘭', '凤鳳', '云雲', '东東', '阳陽', '梦夢', '晓曉暁', '庆慶', '银銀', '宝寶'],
  ...['贵貴', '诗詩', '语語', '轩軒', '凯凱', '宁寧', '欢歡', '艺藝芸', '乐樂楽', '义義'],
  ...['红紅', '玛瑪', '贤賢', '锋鋒', '铭銘', '维維', '连連', '远遠', '进進', '达達', '胜勝'],
];

const canonical: ReadonlyMap<string, string> = new Map(
  hanVariants.flatMap((entry) => {
    const [first = '', ...others] = entry;
    return others.map((other): [string, string] => [other, first]);
  }),
);

/** Replaces every Han character that has an entry in {@link hanVariants} by its first form. */
export const foldHan = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => canonical.get(character) ?? character);
