import type { ImportField } from '../../contract/importFields.ts';

/**
 * How the usual columns of rosters are called in Indonesian and Malay, Vietnamese, Thai, Chinese and
 * Korean, as {@link headerWords} are; known only as a whole header, because in a longer one they
 * are often part of another word.
 */
export const furtherHeaderWords: Readonly<Partial<Record<ImportField, string>>> = {
  ignore: `nomor, nomor urut, no urut, bil, stt, ลำดับ, ลำดับที่, 序号, 순번, 번호, tanda tangan`,
  fn: `
    nama, nama lengkap, nama penuh, nama peserta, nama anggota, nama alumni, nama mahasiswa,
    họ và tên, họ tên, ชื่อ-นามสกุล, ชื่อ-สกุล, ชื่อและนามสกุล, ชื่อ - นามสกุล, 姓名, 성명, 이름`,
  family: `nama belakang, nama keluarga, họ, นามสกุล, 성`,
  given: `nama depan, tên, ชื่อ`,
  calling: `nama panggilan, panggilan, ชื่อเล่น, 昵称, 별명`,
  email: `
    surel, alamat email, alamat e-mail, alamat surel, emel, thư điện tử, địa chỉ email, อีเมล,
    อีเมล์, 邮箱, 电子邮箱, 电子邮件, 電子郵件, 電子信箱, 이메일, 이메일 주소, 전자우편`,
  phone: `
    hp, no hp, nomor hp, hp/wa, wa, no wa, nomor wa, no hp/wa, wa/hp, no hp (wa), nomor whatsapp,
    telp, no telp, telepon, no telepon, nomor telepon, nomor handphone, handphone, no tel, contact no,
    điện thoại, số điện thoại, sđt, di động, เบอร์โทร, เบอร์โทรศัพท์, โทรศัพท์, มือถือ, เบอร์มือถือ,
    电话, 手机, 手机号, 手机号码, 电话号码, 联系电话, 聯絡電話, 手機, 手機號碼, 電話號碼, 行動電話,
    전화, 전화번호, 휴대폰, 휴대폰 번호, 휴대전화, 휴대전화 번호, 핸드폰, 연락처`,
  organisation: `
    instansi, asal instansi, institusi, universitas, universiti, perguruan tinggi, perusahaan,
    tempat kerja, sekolah, uni, cơ quan, đơn vị, nơi công tác, trường, trường đại học, หน่วยงาน,
    มหาวิทยาลัย, สถาบัน, สังกัด, 单位, 工作单位, 學校, 公司, 소속, 대학교, 학교, 회사`,
  department: `jurusan, program studi, prodi, fakultas, departemen, khoa, คณะ, ภาควิชา, 院系, 部门, 학과, 부서`,
  title: `jabatan, pekerjaan, jawatan, chức vụ, nghề nghiệp, ตำแหน่ง, อาชีพ, 职务, 职称, 職稱, 직위, 직책`,
  residence: `
    negara, negara tempat tinggal, negara domisili, quốc gia, nước, ประเทศ,
    ประเทศที่พำนัก, ประเทศที่อยู่, 国家, 國家, 居住國, 국가, 거주국, 거주 국가`,
  nationality: `kewarganegaraan, warganegara, quốc tịch, สัญชาติ, 國籍, 국적`,
  region: `provinsi, tỉnh, tỉnh thành, จังหวัด, 省份`,
  city: `kota, kota domisili, domisili, bandar, thành phố, เมือง, 城市, 도시`,
  fiscalYear: `tahun, tahun program, tahun keikutsertaan, angkatan, năm, ปี, ปีที่เข้าร่วม, 年份, 연도`,
  hostOrganisation: `universitas tujuan, instansi tujuan, universitas di jepang`,
  field: `bidang, bidang studi, bidang ilmu, chuyên ngành, สาขา, สาขาวิชา, 专业, 專業, 전공`,
  note: `catatan, keterangan, ghi chú, หมายเหตุ, 备注, 備註, 비고`,
};
