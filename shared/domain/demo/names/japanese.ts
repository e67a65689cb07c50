import { entryList, type NameMaker } from './name.ts';

/** A Japanese name: characters, kana reading, Hepburn transcription; family name first. */
export const japaneseName: NameMaker = (random) => {
  const family = random.pick(families);
  const given = random.pick(givens);
  // Official papers join the parts, address books often separate them.
  const separator = random.chance(0.7) ? ' ' : '';
  return {
    fn: `${family.native}${separator}${given.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'family-first',
    phonetic: random.chance(0.9)
      ? `${family.reading} ${given.reading}`
      : toKatakana(`${family.reading} ${given.reading}`),
    latin: `${family.latin} ${given.latin}`,
    ...(random.chance(0.15) && { calling: given.reading }),
  };
};

const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

const families = entryList(`
  佐藤|さとう|Satō 鈴木|すずき|Suzuki 高橋|たかはし|Takahashi 髙橋|たかはし|Takahashi 田中|たなか|Tanaka
  伊藤|いとう|Itō 渡辺|わたなべ|Watanabe 渡邊|わたなべ|Watanabe 渡邉|わたなべ|Watanabe 山本|やまもと|Yamamoto
  中村|なかむら|Nakamura 小林|こばやし|Kobayashi 加藤|かとう|Katō 吉田|よしだ|Yoshida 山田|やまだ|Yamada
  佐々木|ささき|Sasaki 山口|やまぐち|Yamaguchi 松本|まつもと|Matsumoto 井上|いのうえ|Inoue 木村|きむら|Kimura
  林|はやし|Hayashi 斎藤|さいとう|Saitō 齋藤|さいとう|Saitō 齊藤|さいとう|Saitō 清水|しみず|Shimizu
  山崎|やまざき|Yamazaki 山﨑|やまさき|Yamasaki 森|もり|Mori 池田|いけだ|Ikeda 橋本|はしもと|Hashimoto
  阿部|あべ|Abe 石川|いしかわ|Ishikawa 前田|まえだ|Maeda 藤田|ふじた|Fujita 小川|おがわ|Ogawa
  後藤|ごとう|Gotō 岡田|おかだ|Okada 長谷川|はせがわ|Hasegawa 村上|むらかみ|Murakami 近藤|こんどう|Kondō
  石井|いしい|Ishii 坂本|さかもと|Sakamoto 遠藤|えんどう|Endō 青木|あおき|Aoki 藤井|ふじい|Fujii
  西村|にしむら|Nishimura 福田|ふくだ|Fukuda 太田|おおた|Ōta 三浦|みうら|Miura 岡本|おかもと|Okamoto
  中島|なかじま|Nakajima 原田|はらだ|Harada 小野|おの|Ono 大野|おおの|Ōno 本間|ほんま|Honma
  新井|あらい|Arai 澤田|さわだ|Sawada 沢田|さわだ|Sawada 辻|つじ|Tsuji 土屋|つちや|Tsuchiya
`);

const givens = entryList(`
  太郎|たろう|Tarō 健太|けんた|Kenta 大輔|だいすけ|Daisuke 翔太|しょうた|Shōta 拓也|たくや|Takuya
  直樹|なおき|Naoki 健一|けんいち|Ken’ichi 真一|しんいち|Shin’ichi 浩二|こうじ|Kōji 誠|まこと|Makoto
  亮|りょう|Ryō 悠斗|ゆうと|Yūto 蓮|れん|Ren 大翔|ひろと|Hiroto 陽太|ようた|Yōta 翼|つばさ|Tsubasa
  純一|じゅんいち|Jun’ichi 涼介|りょうすけ|Ryōsuke 圭|けい|Kei 智也|ともや|Tomoya 隆|たかし|Takashi
  花子|はなこ|Hanako 陽子|ようこ|Yōko 恵子|けいこ|Keiko 裕子|ゆうこ|Yūko 由美子|ゆみこ|Yumiko
  さくら|さくら|Sakura 美咲|みさき|Misaki 葵|あおい|Aoi 結衣|ゆい|Yui 陽菜|ひな|Hina 七海|ななみ|Nanami
  愛|あい|Ai 彩|あや|Aya 千尋|ちひろ|Chihiro 香織|かおり|Kaori 真由美|まゆみ|Mayumi 京子|きょうこ|Kyōko
  智子|ともこ|Tomoko 優子|ゆうこ|Yūko 麻衣|まい|Mai 遥|はるか|Haruka 桃子|ももこ|Momoko 綾乃|あやの|Ayano
  ひかり|ひかり|Hikari 真理子|まりこ|Mariko 奈々|なな|Nana 明日香|あすか|Asuka 理沙|りさ|Risa 恵|めぐみ|Megumi
`);
