/**
 * The ten subjects that the municipality names, each with the second level that a desk needs. The first level is the
 * municipality's; the second, the shares and the service standards are assumptions (docs/demonstration-data.md).
 *
 * A line: name · service standard (`d` working days, `h` working hours) · share within the subject · keywords, folded.
 */
export type Season = "rain" | "summer" | "spring" | "school";
export type KindMix = "fault" | "wish" | "tip" | "question" | "opinion";

export type Leaf = {
  slug: string;
  name: string;
  standard: `${number}${"d" | "h"}`;
  share: number;
  keywords: string;
  department?: string;
  /** Usually another body's: what is referred is referred there. */
  institution?: string;
  season?: Season;
  mix?: KindMix;
};

export type Subject = { slug: string; name: string; share: number; department: string; leaves: Leaf[] };

type Rest = Pick<Leaf, "department" | "institution" | "season" | "mix">;

const leaf = (
  slug: string,
  name: string,
  standard: Leaf["standard"],
  share: number,
  keywords: string,
  rest: Rest = {},
): Leaf => ({ slug, name, standard, share, keywords, ...rest });

export const SUBJECTS: Subject[] = [
  {
    slug: "yol",
    name: "Yol",
    share: 11.6,
    department: "fen-isleri",
    leaves: [
      leaf("yol-cukur", "Çukur", "3d", 30, "cukur, yol coktu, asfalt coktu, yolda gocuk, lastig patla", {
        season: "rain",
      }),
      leaf("yol-asfalt", "Asfalt yenileme", "20d", 16, "asfalt, asfaltlan, yol bozuk, yama", { mix: "wish" }),
      leaf("yol-kasis", "Kasis", "15d", 12, "kasis, hiz kesici, araclar hizli, tumsek", {
        mix: "wish",
        season: "school",
      }),
      leaf("yol-stabilize", "Stabilize yol", "10d", 8, "toprak yol, stabilize, camurlu yol, yol camur, mucur", {
        season: "rain",
      }),
      leaf("yol-kazi", "Kazı sonrası bozuk yol", "5d", 15, "kazi, kazil, kazdi, kazdilar, yolu kapatma", {}),
      leaf(
        "yol-levha",
        "Levha ve yol çizgisi",
        "10d",
        11,
        "trafik levha, yon levha, yaya gecidi cizgi, yol cizgi, ayna",
        { mix: "wish" },
      ),
      leaf(
        "yol-ana-arter",
        "Ana arter ve bulvar",
        "5d",
        8,
        "bulvar, ana arter, cevre yolu, anadolu caddesi, ust gecit",
        { institution: "izmir-bb" },
      ),
    ],
  },
  {
    slug: "altyapi",
    name: "Altyapı",
    share: 4.6,
    department: "fen-isleri",
    leaves: [
      leaf("altyapi-rogar", "Rögar kapağı", "1d", 26, "rogar, kapak kirik, kapagi kirik, rogar kapa, mazgal kapa", {}),
      leaf("altyapi-izgara", "Yağmur suyu ızgarası", "2d", 22, "izgara, mazgal, su birik, yagmur suyu, sel, gol oldu", {
        institution: "izsu",
        season: "rain",
      }),
      leaf("altyapi-su", "Su arızası", "1d", 15, "su kesik, su kesinti, su patla, su sizin, su borusu, sular akmiyor", {
        institution: "izsu",
        season: "summer",
      }),
      leaf("altyapi-kanal", "Kanalizasyon", "1d", 14, "kanalizasyon, lagim, pis su, kanal tikan, foseptik", {
        institution: "izsu",
      }),
      leaf(
        "altyapi-elektrik",
        "Elektrik ve sokak lambası",
        "3d",
        14,
        "elektrik kesinti, sokak lamba, direk, elektrik tel, trafo",
        { institution: "gdz-elektrik" },
      ),
      leaf("altyapi-dogalgaz", "Doğal gaz hattı", "3d", 4, "dogal gaz, dogalgaz, gaz koku, gaz hatti", {
        institution: "izmirgaz",
      }),
      leaf(
        "altyapi-telekom",
        "Telefon ve internet hattı",
        "5d",
        5,
        "fiber, internet hatti, telefon diregi, telekom, kablo sark",
        { institution: "telekom" },
      ),
    ],
  },
  {
    slug: "ustyapi",
    name: "Üstyapı",
    share: 5.8,
    department: "fen-isleri",
    leaves: [
      leaf("ustyapi-kaldirim", "Kaldırım", "7d", 28, "kaldirim, kaldirim tas, yaya yolu bozuk", {}),
      leaf("ustyapi-bordur", "Bordür ve parke", "10d", 13, "bordur, parke tas, kilit tas", {}),
      leaf("ustyapi-engelli", "Engelli rampası", "10d", 8, "engelli rampa, tekerlekli sandalye, rampa, bebek arabasi", {
        mix: "wish",
      }),
      leaf("ustyapi-merdiven", "Merdiven ve korkuluk", "10d", 7, "merdiven, korkuluk, istinat", {}),
      leaf(
        "ustyapi-kacak",
        "Ruhsatsız yapı",
        "15d",
        20,
        "kacak yapi, kacak insaat, ruhsatsiz, kacak kat, izinsiz insaat",
        { department: "imar-sehircilik", mix: "tip" },
      ),
      leaf("ustyapi-metruk", "Metruk bina", "15d", 8, "metruk, yikik bina, terk edilmis bina, bos bina", {
        department: "imar-sehircilik",
      }),
      leaf("ustyapi-santiye", "Şantiye güvenliği", "3d", 8, "santiye, insaat iskele, vinc, insaat gurultu", {
        department: "imar-sehircilik",
      }),
      leaf(
        "ustyapi-tasinmaz",
        "Belediye taşınmazı",
        "15d",
        8,
        "belediye arsa, hisseli arsa, kamulastir, belediyeye ait arsa",
        { department: "emlak-istimlak", mix: "wish" },
      ),
    ],
  },
  {
    slug: "temizlik",
    name: "Temizlik",
    share: 18.3,
    department: "temizlik-isleri",
    leaves: [
      leaf("temizlik-cop", "Çöp toplama", "1d", 34, "cop, copler, cop alinma, cop toplan, cop kamyon", {
        season: "summer",
      }),
      leaf("temizlik-konteyner", "Konteyner", "3d", 20, "konteyner, cop kutusu, cop kovasi", { mix: "wish" }),
      leaf("temizlik-supurme", "Sokak süpürme", "2d", 13, "supur, sokak kirli, yaprak, sokak temizl, sokak yikan", {}),
      leaf("temizlik-esya", "İri ev eşyası", "3d", 11, "koltuk, eski esya, mobilya, cekyat, buzdolabi, iri esya", {
        mix: "wish",
      }),
      leaf("temizlik-pazar", "Pazar yeri temizliği", "1d", 6, "pazar yeri temizl, pazar sonrasi, pazar artik", {}),
      leaf("temizlik-ot", "Ot temizliği", "7d", 7, "ot temizl, otlar, yabani ot, ot bic, kuru ot", {
        season: "spring",
      }),
      leaf(
        "temizlik-donusum",
        "Geri dönüşüm",
        "3d",
        4,
        "geri donusum, atik pil, cam kumbara, kagit kutu, giysi kumbara",
        { department: "iklim-sifir-atik", mix: "wish" },
      ),
      leaf("temizlik-ilac", "Haşere ilaçlama", "1d", 5, "sivrisinek, ilaclama, hasere, bocek, fare, karasinek, kene", {
        department: "saglik-isleri",
        season: "summer",
      }),
    ],
  },
  {
    slug: "moloz",
    name: "Moloz",
    share: 3.3,
    department: "temizlik-isleri",
    leaves: [
      leaf("moloz-alma", "Moloz aldırma", "3d", 38, "moloz aldir, tadilat, moloz torba, moloz cuval, moloz", {
        mix: "wish",
      }),
      leaf("moloz-kacak", "Kaçak döküm", "2d", 32, "kacak dokum, moloz dok, kamyonla dok, gece dok, dokmusler", {
        department: "zabita",
        mix: "tip",
      }),
      leaf("moloz-arsa", "Boş arsa", "5d", 20, "bos arsa, arsaya dok, arsa temizl", {}),
      leaf("moloz-hafriyat", "Hafriyat kamyonu", "1d", 10, "hafriyat, damperli, kamyon toz, toprak dokul", {
        department: "zabita",
        mix: "tip",
      }),
    ],
  },
  {
    slug: "ulasim",
    name: "Ulaşım",
    share: 1.9,
    department: "fen-isleri",
    leaves: [
      leaf(
        "ulasim-otobus",
        "Otobüs seferleri",
        "5d",
        34,
        "otobus sefer, otobus gec, hat seferi, otobus gelmi, aktarma",
        { institution: "eshot", season: "school" },
      ),
      leaf("ulasim-durak", "Otobüs durağı", "5d", 20, "durak, duragin, otobus durag", { institution: "eshot" }),
      leaf("ulasim-izban", "İZBAN", "5d", 9, "izban, tren istasyon, banliyo", { institution: "izban" }),
      leaf("ulasim-tramvay", "Tramvay", "5d", 12, "tramvay, tramvay durag", { institution: "izmir-metro" }),
      leaf("ulasim-park", "Park eden araçlar", "2d", 17, "araclar park, cift sira, otopark, garaj onu, park yasagi", {
        department: "zabita",
      }),
      leaf("ulasim-sinyal", "Trafik ışığı", "2d", 8, "trafik isig, sinyalizasyon, isiklar yanmi, yesil sure", {
        institution: "izmir-bb",
      }),
    ],
  },
  {
    slug: "park",
    name: "Park Bakım ve Onarım",
    share: 8.7,
    department: "park-bahceler",
    leaves: [
      leaf("park-oyun", "Oyun grubu", "1d", 16, "salincak, kaydirak, oyun grubu, cocuk parki, tahterevalli", {
        season: "summer",
      }),
      leaf("park-agac", "Ağaç budama", "7d", 32, "budama, agac dal, dallar, agac bud, palmiye", {
        season: "spring",
        mix: "wish",
      }),
      leaf("park-aydinlatma", "Park aydınlatması", "3d", 13, "park karanlik, park lamba, parkta isik, aydinlatma", {}),
      leaf("park-bank", "Bank ve donatı", "20d", 9, "bank, kamelya, cesme, pergola, cop sepeti", {}),
      leaf("park-sulama", "Çim ve sulama", "5d", 11, "cim, sulama, fiskiye, cim bic, kuruyan cim", {
        season: "summer",
      }),
      leaf("park-kuru", "Kuruyan ağaç", "7d", 8, "kuru agac, kurumus agac, devrilecek, agac devril, curuk agac", {}),
      leaf("park-kesim", "İzinsiz ağaç kesimi", "1d", 4, "agac kes, agaclari kes, izinsiz kesim", { mix: "tip" }),
      leaf("park-spor", "Spor alanı", "10d", 7, "basketbol, futbol saha, spor alet, spor alani, kosu yolu, pota", {
        department: "genclik-spor",
      }),
    ],
  },
  {
    slug: "zabita",
    name: "Zabıta Denetimleri",
    share: 24.6,
    department: "zabita",
    leaves: [
      leaf("zabita-gurultu", "Gürültü", "1d", 24, "gurultu, yuksek ses, muzik sesi, ses rahatsiz, gece muzik", {
        season: "summer",
      }),
      leaf(
        "zabita-isgal",
        "Kaldırım işgali",
        "2d",
        22,
        "isgal, kaldirimi isgal, masa sandalye, tezgah koy, dubalar",
        {},
      ),
      leaf("zabita-seyyar", "Seyyar satıcı", "1d", 13, "seyyar, hoparlor, bagirarak satis, seyyar satici", {
        season: "summer",
      }),
      leaf("zabita-arac", "Terk edilmiş araç", "5d", 9, "terk edilmis arac, hurda arac, hurda, plakasiz arac", {}),
      leaf("zabita-isyeri", "İş yeri denetimi", "3d", 10, "is yeri, firin, lokanta, market, gida denetim, bayat", {
        mix: "tip",
      }),
      leaf(
        "zabita-ruhsat",
        "Ruhsatsız iş yeri",
        "5d",
        8,
        "ruhsatsiz is, ruhsatsiz calis, ruhsatsiz atolye, kacak isletme",
        { department: "ruhsat-denetim", mix: "tip" },
      ),
      leaf(
        "zabita-pazar",
        "Pazar yeri denetimi",
        "2d",
        5,
        "pazarci, pazar tezgah, pazar yeri denetim, semt pazari",
        {},
      ),
      leaf("zabita-duman", "Duman ve koku", "1d", 4, "duman, koku, baca, is kok, mangal", { season: "rain" }),
      leaf("zabita-fiyat", "Fiyat etiketi", "2d", 3, "fiyat etiket, etiket farkli, kasada farkli, fahis", {
        mix: "tip",
      }),
      leaf("zabita-dilenci", "Dilencilik", "1d", 2, "dilenci, dilenen, dilendir", {}),
    ],
  },
  {
    slug: "veteriner",
    name: "Veteriner Hizmetleri",
    share: 6.4,
    department: "veteriner-isleri",
    leaves: [
      leaf(
        "veteriner-yarali",
        "Yaralı hayvan",
        "4h",
        28,
        "yarali, araba carpmis, topalli, yarali kopek, yarali kedi, hasta kedi",
        {},
      ),
      leaf("veteriner-kisir", "Kısırlaştırma", "10d", 24, "kisirlas, kisirlastirma randevu", {
        mix: "wish",
        season: "spring",
      }),
      leaf("veteriner-saldirgan", "Saldırgan köpek", "1d", 18, "saldir, kopekler suru, havliyor, isir, saldirgan", {}),
      leaf("veteriner-olu", "Ölü hayvan alımı", "4h", 13, "olu kedi, olu kopek, olmus hayvan, hayvan olusu", {}),
      leaf("veteriner-besleme", "Mama ve su kabı", "5d", 9, "mama, su kabi, kedi evi, kopek kulube, besleme", {
        mix: "wish",
      }),
      leaf("veteriner-sahip", "Sahiplendirme", "5d", 8, "sahiplen, barinak, sahiplendirme", { mix: "question" }),
    ],
  },
  {
    slug: "bilgi",
    name: "Bilgi Talebi",
    share: 14.8,
    department: "hizli-cozum",
    leaves: [
      leaf(
        "bilgi-saat",
        "Hizmet ve çalışma saatleri",
        "1d",
        27,
        "calisma saat, kacta acil, kacta kapan, acik mi, adresiniz",
        { mix: "question" },
      ),
      leaf("bilgi-sonuc", "Başvuru sonucu", "1d", 24, "basvurum ne, basvuru sonuc, basvurumun durum, takip no", {
        mix: "question",
      }),
      leaf("bilgi-vergi", "Vergi ve borç", "1d", 17, "emlak vergi, borc, vergi borcu, odeme, beyanname, ctv", {
        department: "mali-hizmetler",
        mix: "question",
      }),
      leaf("bilgi-imar", "İmar durumu", "5d", 6, "imar durum, iskan, yapi ruhsat, yapi kayit, insaat izni", {
        department: "imar-sehircilik",
        mix: "question",
      }),
      leaf("bilgi-nikah", "Nikâh ve evrak", "1d", 4, "nikah, evlen, dilekce kayit, evrak kayit", {
        department: "yazi-isleri",
        mix: "question",
      }),
      leaf("bilgi-etkinlik", "Kurs ve etkinlik", "1d", 5, "kurs, etkinlik, konser, tiyatro, sergi, kurs kayit", {
        department: "kultur-sosyal",
        mix: "question",
      }),
      leaf(
        "bilgi-yardim",
        "Sosyal yardım",
        "5d",
        6,
        "sosyal yardim, gida koli, yardim basvuru, evde bakim, hasta yatag",
        { department: "sosyal-yardim", mix: "wish" },
      ),
      leaf("bilgi-is", "İş ve staj başvurusu", "5d", 2.5, "is basvuru, staj, personel alim, is ilan", {
        department: "insan-kaynaklari",
        mix: "question",
      }),
      leaf("bilgi-muhtar", "Muhtarlık", "1d", 1.5, "muhtar, muhtarlik", {
        department: "muhtarlik-isleri",
        mix: "question",
      }),
      leaf("bilgi-numarataj", "Kapı numarası ve adres", "5d", 3, "kapi numara, numarataj, adres tespit, adres yanlis", {
        department: "emlak-istimlak",
        mix: "wish",
      }),
      leaf("bilgi-4982", "Bilgi edinme başvurusu", "15d", 1, "4982, bilgi edinme, bilgi edinme kanunu", {
        department: "halkla-iliskiler",
        mix: "question",
      }),
      leaf("bilgi-gorus", "Görüş, öneri, teşekkür", "3d", 3, "tesekkur, oneri, memnun, tebrik, onerim", {
        department: "halkla-iliskiler",
        mix: "opinion",
      }),
    ],
  },
];
