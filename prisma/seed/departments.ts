/**
 * Directorates that citizens' requests reach, and the quick solution desk. Only the first six are attested for Çiğli;
 * the others are what a district municipality usually has (docs/demonstration-data.md).
 */
type Row = [slug: string, name: string, shortName: string, heads: number, workers: number, title: string];

const rows: Row[] = [
  [
    "halkla-iliskiler",
    "Basın Yayın ve Halkla İlişkiler Müdürlüğü",
    "Basın Yayın ve Halkla İlişkiler",
    1,
    4,
    "halkla ilişkiler bürosu",
  ],
  ["fen-isleri", "Fen İşleri Müdürlüğü", "Fen İşleri", 1, 6, "asfalt ekibi"],
  ["park-bahceler", "Park ve Bahçeler Müdürlüğü", "Park ve Bahçeler", 1, 6, "park bakım ekibi"],
  ["temizlik-isleri", "Temizlik İşleri Müdürlüğü", "Temizlik İşleri", 1, 6, "toplama ekibi"],
  ["imar-sehircilik", "İmar ve Şehircilik Müdürlüğü", "İmar ve Şehircilik", 1, 4, "yapı kontrol"],
  ["emlak-istimlak", "Emlak ve İstimlak Müdürlüğü", "Emlak ve İstimlak", 1, 3, "taşınmaz bürosu"],
  ["zabita", "Zabıta Müdürlüğü", "Zabıta", 1, 6, "zabıta ekibi"],
  ["veteriner-isleri", "Veteriner İşleri Müdürlüğü", "Veteriner İşleri", 1, 5, "saha veterinerliği"],
  ["yazi-isleri", "Yazı İşleri Müdürlüğü", "Yazı İşleri", 1, 3, "evrak ve nikâh"],
  ["mali-hizmetler", "Mali Hizmetler Müdürlüğü", "Mali Hizmetler", 1, 4, "tahakkuk ve tahsilat"],
  ["insan-kaynaklari", "İnsan Kaynakları ve Eğitim Müdürlüğü", "İnsan Kaynakları", 1, 3, "personel bürosu"],
  ["ruhsat-denetim", "Ruhsat ve Denetim Müdürlüğü", "Ruhsat ve Denetim", 1, 4, "denetim ekibi"],
  ["kultur-sosyal", "Kültür ve Sosyal İşler Müdürlüğü", "Kültür ve Sosyal İşler", 1, 3, "etkinlik bürosu"],
  ["sosyal-yardim", "Sosyal Yardım İşleri Müdürlüğü", "Sosyal Yardım", 1, 4, "sosyal inceleme"],
  ["saglik-isleri", "Sağlık İşleri Müdürlüğü", "Sağlık İşleri", 1, 4, "ilaçlama ekibi"],
  ["muhtarlik-isleri", "Muhtarlık İşleri Müdürlüğü", "Muhtarlık İşleri", 1, 3, "muhtarlık bürosu"],
  ["iklim-sifir-atik", "İklim Değişikliği ve Sıfır Atık Müdürlüğü", "İklim ve Sıfır Atık", 1, 3, "geri dönüşüm ekibi"],
  ["genclik-spor", "Gençlik ve Spor Hizmetleri Müdürlüğü", "Gençlik ve Spor", 1, 3, "tesis bakım"],
  ["hizli-cozum", "Hızlı Çözüm Masası", "Hızlı Çözüm Masası", 1, 5, "hızlı çözüm"],
];

export const DEPARTMENTS = rows.map(([slug, name, shortName, heads, workers, title], index) => ({
  id: index + 1,
  slug,
  name,
  shortName,
  heads,
  workers,
  title,
  isQuickDesk: slug === "hizli-cozum",
}));

export function departmentId(slug: string): number {
  const found = DEPARTMENTS.find((department) => department.slug === slug);
  if (!found) throw new Error(`No department ${slug}`);
  return found.id;
}

export const QUICK_DESK_ID = departmentId("hizli-cozum");

/** Bodies that are competent where the municipality is not, with their public telephone. */
const bodies: [slug: string, name: string, phone: string | null][] = [
  ["izsu", "İZSU Genel Müdürlüğü", "185"],
  ["izmir-bb", "İzmir Büyükşehir Belediyesi", "153"],
  ["eshot", "ESHOT Genel Müdürlüğü", "153"],
  ["izban", "İZBAN", null],
  ["izmir-metro", "İzmir Metro ve Tramvay", null],
  ["gdz-elektrik", "GDZ Elektrik Dağıtım", "186"],
  ["izmirgaz", "İzmirgaz", "187"],
  ["telekom", "Türk Telekom", null],
  ["karayollari", "Karayolları 2. Bölge Müdürlüğü", "159"],
  ["emniyet", "Çiğli İlçe Emniyet Müdürlüğü", "112"],
  ["dsi", "DSİ 2. Bölge Müdürlüğü", null],
  ["kaymakamlik", "Çiğli Kaymakamlığı", null],
];

export const INSTITUTIONS = bodies.map(([slug, name, phone], index) => ({ id: index + 1, slug, name, phone }));

export function institutionId(slug: string): number {
  const found = INSTITUTIONS.find((institution) => institution.slug === slug);
  if (!found) throw new Error(`No institution ${slug}`);
  return found.id;
}
