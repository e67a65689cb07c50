import { entryList, wordList, type NameMaker } from './name.ts';

/** An Arabic name with a transcription: given name, father's name, family name. */
export const arabicName: NameMaker = (random) => {
  const given = random.pick(random.chance(0.45) ? arabicWomen : arabicMen);
  const father = random.pick(arabicMen);
  const family = random.pick(arabicFamilies);
  const parts = random.chance(0.5) ? [given, father, family] : [given, family];
  return {
    fn: parts.map((part) => part.native).join(' '),
    n: { family: family.native, given: given.native },
    nameOrder: 'given-first',
    latin: parts.map((part) => part.latin).join(' '),
  };
};

/** A Russian name in Cyrillic with a transcription; the family name follows the bearer's gender. */
export const russianName: NameMaker = (random) => {
  const isWoman = random.chance(0.5);
  const given = random.pick(isWoman ? russianWomen : russianMen);
  const family = random.pick(russianFamilies);
  const ending = isWoman ? { native: 'а', latin: 'a' } : { native: '', latin: '' };
  return {
    fn: `${given.native} ${family.native}${ending.native}`,
    n: { family: `${family.native}${ending.native}`, given: given.native },
    nameOrder: 'given-first',
    latin: `${given.latin} ${family.latin}${ending.latin}`,
  };
};

/** A Kazakh name in Cyrillic with a transcription. */
export const kazakhName: NameMaker = (random) => {
  const given = random.pick(kazakhGivens);
  const family = random.pick(kazakhFamilies);
  return {
    fn: `${given.native} ${family.native}`,
    n: { family: family.native, given: given.native },
    nameOrder: 'given-first',
    latin: `${given.latin} ${family.latin}`,
  };
};

/** A Mongolian name in Cyrillic: father's name first, called by the given name. */
export const mongolianName: NameMaker = (random) => {
  const given = random.pick(mongolianNames);
  const father = random.pick(mongolianFathers);
  return {
    fn: `${father.native} ${given.native}`,
    n: { family: father.native, given: given.native },
    nameOrder: 'family-first',
    latin: `${father.latin} ${given.latin}`,
    calling: given.latin,
  };
};

// Names in Latin letters with the diacritics of one language.
const latinName = (givens: string, families: string): NameMaker => {
  const [givenNames, familyNames] = [wordList(givens), wordList(families)];
  return (random) => {
    const given = random.pick(givenNames);
    const family = random.pick(familyNames).replaceAll('_', ' ');
    return { fn: `${given} ${family}`, n: { family, given }, nameOrder: 'given-first' };
  };
};

/** Name makers by language, for the languages of Europe, America and the Pacific. */
export const latinNames = {
  german: latinName(
    'Jürgen Björn Käthe Günther Anneliese Jörg Sabine Lukas',
    'Müller Schröder Weiß Köhler Groß Schäfer Krüger Böhm Mueller',
  ),
  spanish: latinName(
    'María-José José Lucía Andrés Sofía Íñigo Begoña Ramón',
    'García Núñez Muñoz Hernández Peña_Ortiz Ibáñez López Gómez',
  ),
  french: latinName(
    'François Hélène Jérôme Chloé Gaël Noémie André Zoé',
    'Lefèvre Gauthier Béranger d’Aubigny Côté Château Le_Goff Hébert',
  ),
  portuguese: latinName(
    'João Inês António Conceição Luís Mônica Tomé Vitória',
    'Gonçalves Simões Araújo Magalhães Conceição da_Cunha Brandão',
  ),
  polish: latinName(
    'Łukasz Małgorzata Paweł Agnieszka Grzegorz Żaneta Michał',
    'Wójcik Kowalczyk Dąbrowska Król Zieliński Święch Łęcka',
  ),
  czech: latinName(
    'Jiří Tomáš Zdeňka Ondřej Eliška Kateřina Václav',
    'Dvořák Novotný Černý Růžička Kříž Procházková Šimek',
  ),
  norwegian: latinName(
    'Øystein Åse Søren Bjørk Þóra Jón Märta Håkan',
    'Ødegård Sørensen Ångström Guðmundsson Østergaard Lindström Bråten',
  ),
  turkish: latinName(
    'Çağla İbrahim Gökhan Şule Özge Işıl Uğur Büşra',
    'Yılmaz Çelik Öztürk Şahin Güneş Aydın Kılıç Doğan',
  ),
  hungarian: latinName(
    'Zoltán Ágnes Győző Erzsébet Ödön Réka',
    'Szőke Tóth Kovács Szűcs Fekete Horváth',
  ),
  irish: latinName(
    'Seán Siobhán Órla Liam Emily Grace O’Neil Thomas',
    'O’Brien Ní_Dhomhnaill Walsh Byrne D’Souza Smith-Jones',
  ),
  romanian: latinName(
    'Ștefan Ioana Mădălina Răzvan Andreea Cătălin',
    'Ionescu Țurcanu Bălan Mureșan Popa Stănescu',
  ),
  maori: latinName(
    'Keola Leilani Tāne Māia Hōne Anahera Sione Mele',
    'Kahanaʻole Tūhoe Ngata Fonoti Taufaʻao Wīneera',
  ),
} as const;

/** A Filipino name: Spanish family names with and without their accents. */
export const filipinoName: NameMaker = (random) => {
  const given = random.pick(filipinoGivens).replaceAll('_', ' ');
  const family = random.pick(filipinoFamilies).replaceAll('_', ' ');
  return {
    fn: `${given} ${family}`,
    n: { family, given },
    nameOrder: 'given-first',
    ...(random.chance(0.3) && { calling: random.pick(filipinoCallings) }),
  };
};

const arabicMen = entryList(`
  محمد|Muhammad أحمد|Ahmad علي|Ali حسن|Hassan يوسف|Yusuf إبراهيم|Ibrahim خالد|Khalid عمر|Omar سامي|Sami
  طارق|Tariq عبد_الله|Abdullah مصطفى|Mustafa كريم|Karim فيصل|Faisal ياسين|Yasin
`);
const arabicWomen = entryList(`
  فاطمة|Fatima مريم|Maryam عائشة|Aisha نور|Nour سارة|Sara هدى|Huda ليلى|Layla أمينة|Amina رنا|Rana
  دعاء|Doaa إيمان|Iman زينب|Zaynab سلمى|Salma
`);
const arabicFamilies = entryList(`
  الحسن|al-Hasan السيد|El-Sayed المصري|al-Masri حداد|Haddad منصور|Mansour الخطيب|al-Khatib ناصر|Nasser
  صالح|Saleh الشامي|al-Shami قاسم|Qasim بكر|Bakr الأحمد|al-Ahmad سليمان|Sulayman
`);

const russianMen = entryList(
  'Алексей|Aleksei Дмитрий|Dmitrii Сергей|Sergei Андрей|Andrei Иван|Ivan Михаил|Mikhail Николай|Nikolai Павел|Pavel Фёдор|Fyodor Юрий|Yurii Артём|Artyom',
);
const russianWomen = entryList(
  'Анна|Anna Елена|Elena Ольга|Olga Наталья|Natalia Мария|Maria Екатерина|Ekaterina Ирина|Irina Светлана|Svetlana Дарья|Daria Алёна|Alyona Юлия|Yulia',
);
const russianFamilies = entryList(
  'Иванов|Ivanov Смирнов|Smirnov Кузнецов|Kuznetsov Попов|Popov Соколов|Sokolov Лебедев|Lebedev Козлов|Kozlov Новиков|Novikov Морозов|Morozov Волков|Volkov Соловьёв|Solovyov Королёв|Korolyov Щербаков|Shcherbakov',
);
const kazakhGivens = entryList(
  'Айгүл|Aigul Нұрлан|Nurlan Әсел|Asel Ержан|Erzhan Динара|Dinara Қайрат|Kairat Гүлнар|Gulnar Бекзат|Bekzat Жанар|Zhanar Тимур|Timur',
);
const kazakhFamilies = entryList(
  'Ахметов|Akhmetov Сейітқали|Seitkali Нұрғалиев|Nurgaliev Оспанов|Ospanov Жұмабек|Zhumabek Қасымов|Kassymov Әбдірахман|Abdirakhman Сәрсен|Sarsen',
);
const mongolianNames = entryList(
  'Батболд|Batbold Оюун|Oyuun Энхтуяа|Enkhtuya Ганзориг|Ganzorig Сарнай|Sarnai Тэмүүлэн|Temuulen Болормаа|Bolormaa Мөнхбат|Munkhbat Номин|Nomin',
);
const mongolianFathers = entryList(
  'Ганбаатар|Ganbaatar Дорж|Dorj Бат-Эрдэнэ|Bat-Erdene Цэрэн|Tseren Пүрэв|Purev Дамдин|Damdin Сүхбаатар|Sukhbaatar',
);

const filipinoGivens = wordList(
  'Maria Jose Juan_Carlos Angelica Mark_Anthony Kristine Jericho Rosario John_Paul Bernadette Niño Analyn Rodel',
);
const filipinoFamilies = wordList(
  'Santos Reyes Dela_Cruz Bautista Ocampo Garcia Mendoza Peña Villanueva Macaraeg De_los_Reyes Nuñez Salonga',
);
const filipinoCallings = ['Jun', 'Baby', 'Boyet', 'Tess', 'Nene', 'Bong'] as const;
