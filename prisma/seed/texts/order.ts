import type { SubjectText } from "./shape";

export const ORDER: SubjectText = {
  effects: [
    "Gece 23:00'e dek sürüyor, uyuyamıyoruz.",
    "Yayalar yola inmek zorunda kalıyor.",
    "Evde hasta var, dayanamıyoruz.",
    "Uyardık, dinlemiyorlar.",
    "Her akşam aynı şey yaşanıyor.",
    "Esnaf olarak biz kurallara uyuyoruz, onlar uymuyor.",
    "Bebek arabasıyla geçilmiyor.",
    "Sokakta yer kalmadı.",
  ],
  wishes: [
    "Denetim yapılmasını istiyoruz.",
    "Gereken işlemin yapılmasını rica ederim.",
    "Zabıta ekibinin gelmesini istiyoruz.",
    "Bilgilerimin gizli tutulmasını istiyorum.",
    "Kaldırılmasını istiyoruz.",
    "Sonucun bildirilmesini rica ederim.",
  ],
  declines: [
    "Yapılan denetimlerde mevzuata aykırı bir durum tespit edilmemiştir.",
    "Ölçülen ses düzeyi yönetmelikteki sınırın altında kaldığından işlem yapılamamıştır.",
    "İş yerinin işgaliye ruhsatı bulunduğundan kaldırma işlemi yapılamamıştır.",
  ],
  waits: [
    ["other", "savunma süresi"],
    ["unit", "gece ekibinin denetimi"],
    ["other", "araç sahibine verilen süre"],
  ],
  leaves: {
    "zabita-gurultu": {
      says: [
        "{yer} kafede yüksek sesle müzik çalınıyor",
        "Apartman altındaki atölyenin gürültüsü {yer} çok rahatsız ediyor",
        "{yer} düğün salonunun müzik sesi gece bitmiyor",
        "{yer} iş yerinin havalandırma gürültüsü {süre} sürüyor",
      ],
      done: [
        "İş yeri denetlendi, ses düzeyi düşürüldü; tekrarında ceza uygulanacağı bildirildi.",
        "Ölçüm yapıldı ve idari para cezası uygulandı.",
      ],
    },
    "zabita-isgal": {
      effects: [
        "Yayalar yola inmek zorunda kalıyor.",
        "Bebek arabasıyla geçilmiyor.",
        "Uyardık, dinlemiyorlar.",
        "Esnaf olarak biz kurallara uyuyoruz, onlar uymuyor.",
      ],
      says: [
        "{yer} dükkân kaldırımı işgal ediyor",
        "{yer} lokanta masa sandalye koymuş, geçilmiyor",
        "{yer} dubalarla yol kapatılmış",
        "Manav tezgâhını kaldırıma koyuyor, {yer}",
      ],
      done: [
        "İşgal kaldırıldı, iş yerine tutanak düzenlendi.",
        "Masa ve sandalyeler toplatıldı, iş yeri uyarıldı.",
        "Dubalar kaldırıldı.",
      ],
    },
    "zabita-seyyar": {
      says: [
        "{yer} seyyar satıcı hoparlörle bağırıyor",
        "{yer} seyyar satıcılar yolu kapatıyor",
        "Sabahın köründe bağırarak satış yapıyorlar, {yer}",
      ],
      done: [
        "Ekip bölgede denetim yaptı, satıcıya işlem uygulandı.",
        "Hoparlör kullanımı engellendi, devriye artırıldı.",
      ],
    },
    "zabita-arac": {
      effects: ["Sokakta yer kalmadı.", "Camları kırık, çocuklar giriyor.", "Haftalardır kimse gelmiyor."],
      wishes: ["Kaldırılmasını istiyoruz.", "Gereken işlemin yapılmasını rica ederim."],
      says: [
        "{yer} terk edilmiş araç {süre} duruyor",
        "{yer} hurda araç park yerini kaplıyor",
        "Plakasız araç {yer} bırakılmış, içinde yatıyorlar",
      ],
      done: ["Araç sahibine bildirim yapıldı, araç kaldırıldı.", "Hurda araç çekilerek otoparka alındı."],
    },
    "zabita-isyeri": {
      effects: ["Uyardık, dinlemiyorlar.", "Fotoğrafı var.", "Mahalleli hep buradan alıyor."],
      wishes: ["Denetim yapılmasını istiyoruz.", "Bilgilerimin gizli tutulmasını istiyorum."],
      says: [
        "{yer} fırında bayat ekmek satılıyor",
        "{yer} lokantanın mutfağı çok kirli",
        "Markette tarihi geçmiş ürün var, {yer}",
        "{yer} iş yeri pazar günü de açık",
      ],
      done: ["İş yeri denetlendi, eksikleri için süre verildi.", "Denetim yapıldı, ceza tutanağı düzenlendi."],
    },
    "zabita-ruhsat": {
      says: [
        "{yer} ruhsatsız atölye çalışıyor",
        "Evin altında ruhsatsız iş yeri açıldı, {yer}",
        "{yer} depo kaçak işletme olarak kullanılıyor",
      ],
      done: [
        "İş yeri denetlendi, ruhsat alana kadar faaliyeti durduruldu.",
        "Ruhsat başvurusu için 15 gün süre verildi.",
      ],
    },
    "zabita-pazar": {
      says: [
        "Semt pazarında tezgâhlar yolu kapatıyor, {yer}",
        "Pazarcı eksik tartıyor, {yer}",
        "Pazar tezgâhları apartman girişine kuruluyor, {yer}",
      ],
      done: [
        "Tezgâh yerleri çizgiye çekildi, pazarcılar uyarıldı.",
        "Kantar denetimi yapıldı, eksik tartana ceza yazıldı.",
      ],
    },
    "zabita-duman": {
      effects: ["Evde hasta var, dayanamıyoruz.", "Çamaşır asamıyoruz.", "Her akşam aynı şey yaşanıyor."],
      says: [
        "{yer} bacadan siyah duman çıkıyor",
        "{yer} iş yerinden is kokusu geliyor",
        "{yer} mangal dumanı apartmana doluyor",
      ],
      done: ["Baca denetlendi, filtre taktırıldı.", "İş yeri uyarıldı, duman giderildi."],
    },
    "zabita-fiyat": {
      effects: ["Uyardık, dinlemiyorlar.", "Fişi duruyor."],
      wishes: ["Denetim yapılmasını istiyoruz.", "Gereken işlemin yapılmasını rica ederim."],
      says: [
        "Markette fiyat etiketi ile kasa farklı, {yer}",
        "{yer} fiyat etiketi konulmamış",
        "Etiketteki fiyat kasada farklı çıktı, {yer}",
      ],
      done: ["Etiket denetimi yapıldı, ceza uygulandı."],
    },
    "zabita-dilenci": {
      says: ["{yer} dilenci çocuklar var", "Kavşakta araçların arasında dilenen kişiler var, {yer}"],
      done: ["Bölgede denetim yapıldı, çocuklar için ilgili birime bilgi verildi."],
    },
  },
};
