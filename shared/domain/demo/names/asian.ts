import { entryList, wordList, type NameMaker } from './name.ts';

/** A Korean name in Hangul with a transcription whose given name is hyphenated or not. */
export const koreanName: NameMaker = (random) => {
  const family = random.pick(koreanFamilies);
  const given = random.pick(koreanGivens);
  const latin = random.chance(0.6) ? given.latin : given.latin.replace('-', '');
  return {
    fn: `${family.native}${given.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'family-first',
    latin: `${family.latin} ${latin}`,
  };
};

/** A Vietnamese name: family, middle and given name; called by the given name. */
export const vietnameseName: NameMaker = (random) => {
  const family = random.pick(vietnameseFamilies);
  const [middle, given] = random.chance(0.5)
    ? [random.pick(vietnameseMiddlesF), random.pick(vietnameseGivensF)]
    : [random.pick(vietnameseMiddlesM), random.pick(vietnameseGivensM)];
  return {
    fn: `${family} ${middle} ${given}`,
    n: { family, additional: middle, given },
    nameOrder: 'family-first',
    ...(random.chance(0.3) && { calling: given }),
  };
};

/** A Thai name with a transcription; nearly everyone has a short calling name. */
export const thaiName: NameMaker = (random) => {
  const given = random.pick(thaiGivens);
  const family = random.pick(thaiFamilies);
  return {
    fn: `${given.native} ${family.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'given-first',
    latin: `${given.latin} ${family.latin}`,
    ...(random.chance(0.7) && { calling: random.pick(thaiCallings).latin }),
  };
};

/** A Hindi name in Devanagari with a transcription. */
export const hindiName: NameMaker = (random) => {
  const given = random.pick(hindiGivens);
  const family = random.pick(hindiFamilies);
  return {
    fn: `${given.native} ${family.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'given-first',
    latin: `${given.latin} ${family.latin}`,
  };
};

/** A Nepali name in Devanagari with a transcription, often with a middle name. */
export const nepaliName: NameMaker = (random) => {
  const given = random.pick(nepaliGivens);
  const family = random.pick(nepaliFamilies);
  const middle = random.chance(0.4) ? { native: 'कुमार', latin: 'Kumar' } : undefined;
  const parts = [given, ...(middle === undefined ? [] : [middle]), family];
  return {
    fn: parts.map((part) => part.native).join(' '),
    n: {
      family: family.native,
      given: given.native,
      ...(middle !== undefined && { additional: middle.native }),
    },
    nameOrder: 'given-first',
    latin: parts.map((part) => part.latin).join(' '),
  };
};

/** An Indonesian name: one to three words, none of which need be a family name. */
export const indonesianName: NameMaker = (random) => {
  const first = random.pick(indonesianFirsts);
  if (random.chance(0.08)) return { fn: first };
  const last = random.pick(indonesianLasts);
  const middle = random.chance(0.3) ? random.pick(indonesianMiddles) : undefined;
  return {
    fn: [first, ...(middle === undefined ? [] : [middle]), last].join(' '),
    n: { given: middle === undefined ? first : `${first} ${middle}`, family: last },
    nameOrder: 'given-first',
    ...(random.chance(0.15) && { calling: first.slice(0, 3) }),
  };
};

/** A Malaysian name, Malay with a patronym. */
export const malayName: NameMaker = (random) => {
  const given = random.pick(malayGivens);
  const father = random.pick(malayFathers);
  const link =
    given.endsWith('ah') || given.startsWith('Nur') || given === 'Siti' ? 'binti' : 'bin';
  return { fn: `${given} ${link} ${father}`, n: { given, additional: link, family: father } };
};

const koreanFamilies = entryList(
  '김|Kim 이|Lee 박|Park 최|Choi 정|Jeong 강|Kang 조|Cho 윤|Yoon 장|Jang 임|Lim 한|Han 오|Oh 서|Seo 신|Shin 권|Kwon 황|Hwang 안|Ahn 송|Song 류|Ryu 홍|Hong',
);
const koreanGivens = entryList(`
  민준|Min-jun 서연|Seo-yeon 지훈|Ji-hoon 수진|Su-jin 현우|Hyun-woo 지은|Ji-eun 영호|Young-ho 미영|Mi-young
  성민|Sung-min 은지|Eun-ji 도윤|Do-yun 하은|Ha-eun 준호|Jun-ho 예진|Ye-jin 동현|Dong-hyun 유진|Yu-jin
  상우|Sang-woo 혜진|Hye-jin 재원|Jae-won 소영|So-young 태영|Tae-young 지민|Ji-min 승현|Seung-hyun 나영|Na-young
`);

const vietnameseFamilies = wordList(
  'Nguyễn Nguyễn Nguyễn Trần Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý',
);
const vietnameseMiddlesF = wordList('Thị Ngọc Thu Kim Minh Thanh Phương');
const vietnameseMiddlesM = wordList('Văn Đức Minh Quang Hữu Thanh Xuân');
const vietnameseGivensF = wordList(
  'Ánh Hương Lan Linh Mai Thảo Trang Yến Hạnh Nhung Thủy Vy Châu Hằng Ngân Tuyết Oanh Quỳnh',
);
const vietnameseGivensM = wordList(
  'Anh Bình Cường Dũng Đạt Hiếu Hùng Khánh Long Nam Phúc Quân Sơn Thắng Tuấn Việt Đức Hải',
);

const thaiGivens = entryList(`
  สมชาย|Somchai สมหญิง|Somying สุดา|Suda ประเสริฐ|Prasert วิชัย|Wichai มาลี|Malee นภา|Napa กมล|Kamon
  ธนากร|Thanakorn ณัฐพล|Nattaphon พิมพ์ชนก|Pimchanok ศิริพร|Siriporn อนุชา|Anucha จิราภรณ์|Jiraporn ชัยวัฒน์|Chaiwat
  สุรชัย|Surachai วราภรณ์|Waraporn ปิยะ|Piya กิตติ|Kitti นันทนา|Nantana ปรีชา|Preecha อรุณี|Arunee ศักดิ์ดา|Sakda
`);
const thaiFamilies = entryList(`
  ศรีสุข|Srisuk วงศ์ดี|Wongdee ทองคำ|Thongkham บุญมี|Bunmee แก้วมณี|Kaewmanee รัตนกุล|Rattanakul สุวรรณ|Suwan
  จันทร์เพ็ญ|Chanphen พรหมมา|Phromma ใจดี|Jaidee สายทอง|Saithong ชัยชนะ|Chaichana อินทร์แก้ว|Inkaew นาคสวัสดิ์|Naksawat
`);
const thaiCallings = entryList(
  'นก|Nok น้ำ|Nam ต้น|Ton เล็ก|Lek ปลา|Pla หนิง|Ning บอย|Boy แนน|Nan โอ๋|O กุ้ง|Kung ฝน|Fon เอก|Ek',
);

const hindiGivens = entryList(`
  अमित|Amit प्रिया|Priya राहुल|Rahul सुनीता|Sunita विजय|Vijay अंजलि|Anjali संजय|Sanjay पूजा|Pooja राजेश|Rajesh
  नेहा|Neha अनिल|Anil कविता|Kavita दीपक|Deepak मीना|Meena मनोज|Manoj रेखा|Rekha सुरेश|Suresh स्वाति|Swati
  आदित्य|Aditya श्रुति|Shruti रोहित|Rohit ऋतु|Ritu विकास|Vikas दिव्या|Divya कृष्ण|Krishna ज्योति|Jyoti
`);
const hindiFamilies = entryList(
  'शर्मा|Sharma वर्मा|Verma सिंह|Singh गुप्ता|Gupta कुमार|Kumar यादव|Yadav मिश्रा|Mishra पांडे|Pandey जोशी|Joshi अग्रवाल|Agarwal चौधरी|Chaudhary त्रिपाठी|Tripathi द्विवेदी|Dwivedi मेहता|Mehta',
);
const nepaliGivens = entryList(
  'सुमन|Suman बिकाश|Bikash सरिता|Sarita रमेश|Ramesh प्रकाश|Prakash अनिता|Anita निरज|Niraj सविना|Sabina दिपेश|Dipesh मनिषा|Manisha हरि|Hari गीता|Gita सन्तोष|Santosh रोशनी|Roshani',
);
const nepaliFamilies = entryList(
  'श्रेष्ठ|Shrestha गुरुङ|Gurung तामाङ|Tamang थापा|Thapa अधिकारी|Adhikari राई|Rai पौडेल|Poudel शाक्य|Shakya के.सी.|K.C. भट्टराई|Bhattarai महर्जन|Maharjan कार्की|Karki',
);

const indonesianFirsts = wordList(`
  Budi Siti Agus Dewi Eko Sri Rina Andi Putri Dian Rizky Fitri Hendra Wahyu Ratna Bambang Nurul Yusuf Indah
  Arief Maya Joko Lestari Fajar Ayu Dimas Intan Bayu Citra Galih Nadia Reza Tri Wulan Yoga Kartika Made Ketut Wayan
`);
const indonesianMiddles = wordList(
  'Dwi Tri Nur Puspita Adi Eka Rahma Kusuma Ayu Setya Muhammad Bagus',
);
const indonesianLasts = wordList(`
  Santoso Wijaya Kusuma Saputra Wulandari Nugroho Hidayat Lestari Pratama Siregar Setiawan Rahmawati Suryadi
  Handayani Gunawan Nasution Permana Susanti Hartono Utami Simanjuntak Maulana Anggraini Wibowo Ramadhan Sihombing
`);

const malayGivens = wordList(
  'Ahmad Nurul Aisyah Faizal Siti Hafiz Farah Azlan Zulaikha Amir Aminah Syafiq Rahimah Iskandar Nuraini Khairul',
);
const malayFathers = wordList(
  'Abdullah Ismail Rahman Osman Hassan Yusof Ibrahim Kamaruddin Zainal Razak',
);
