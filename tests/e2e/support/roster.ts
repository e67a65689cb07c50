/** A roster as an organiser has one: scripts of several kinds, a phone, an exchange. */
export const rosterCsv = [
  'Name,Latin name,E-mail,Phone,Organisation,Country,Fiscal year,Course',
  '山田 太郎,Yamada Taro,taro.yamada@itb.example,+62 812 3456 7890,Bandung Institute of Technology,Japan,2019,A',
  'Nguyễn Thị Ánh,,anh.nguyen@vnu.example,,VNU Hanoi,Viet Nam,2023,A',
  'Satria Wibowo,,satria@ugm.example,,Universitas Gadjah Mada,Indonesia,2022,C',
  'Dewi Satyawati,,dewi@brin.example,,BRIN,Indonesia,2024,B',
  'สมชาย ยามาดา,Somchai Yamada,somchai@chula.example,,Chulalongkorn University,Thailand,2024,D',
].join('\n');

/** {@link rosterCsv} as a file for a file field. */
export const rosterFile = {
  name: 'members-2025.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rosterCsv, 'utf8'),
};
